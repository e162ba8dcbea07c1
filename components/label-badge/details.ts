/** Criteria and evidence of a label: loaded when a visitor asks. */
import { html, nothing, type TemplateResult } from 'lit';
import type { MetCriterion, PlaceLabels } from '../../sdk/contract/index.ts';
import { InvalidAnswerError } from '../../sdk/errors/invalid-answer-error.ts';
import { isGrant } from '../../sdk/guards/grant.ts';
import { safeUrl } from '../../src/core/urls.ts';
import { fullDay } from '../../src/translations/dates.ts';
import { hours as frenchHours } from '../../src/translations/fr/details.ts';
import { labelDetails as french } from '../../src/translations/fr/label-details.ts';
import type { Language, Sentences } from '../../src/translations/messages.ts';
import { sayHours } from '../../src/translations/osm-hours.ts';
import { lookUp } from '../../src/translations/word.ts';
import { detailsStyles } from './details.styles.ts';

interface DetailsView {
  readonly labels: PlaceLabels;
  readonly messages: Sentences<'common' | 'label'>;
  readonly language: Language;
  /** Address of the label's public page. */
  readonly page: string | undefined;
}

/** The criterion that is about the person who welcomes: their hours stand with it. */
const ANIMATED = 'animated';

/** Puts the style sheet of the details into the badge's shadow root, once. */
export function dressDetails({ shadowRoot }: Element): void {
  const { styleSheet } = detailsStyles;
  if (!shadowRoot || !styleSheet || shadowRoot.adoptedStyleSheets.includes(styleSheet)) return;
  shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, styleSheet];
}

/** @throws InvalidAnswerError when the rest of the answer has another shape than it is read by */
export function renderDetails(grant: PlaceLabels['items'][number], view: DetailsView): TemplateResult {
  if (!isGrant(grant)) throw new InvalidAnswerError(new URL(view.page ?? document.baseURI), 'not a Grant');
  const { labelDetails: say = french } = view.messages;
  const { criteria, label, from } = grant;
  const charter = safeUrl(label.charter);
  const aboutHosts = criteria?.some(({ id }) => id === ANIMATED);
  return html`${
      criteria
        ? html`<ul class="criteria" aria-label=${say.criteria}>
            ${criteria.map((criterion) => renderCriterion(criterion, view))}
          </ul>`
        : html`<p>${say.unpublished(label.issuer.name)}</p>`
    }
    ${aboutHosts ? nothing : renderHosts(view)}
    <p class="muted">${say.since(fullDay(from, view.messages))}</p>
    <p>
      <a href=${view.page}>${view.messages.label.page}</a
      >${charter ? html`&nbsp;· <a href=${charter}>${say.charter}</a>` : nothing}
    </p>`;
}

function renderCriterion({ id, sentence, state, by, date, evidence }: MetCriterion, view: DetailsView): TemplateResult {
  const { messages, language } = view;
  const { labelDetails: say = french } = messages;
  const address = safeUrl(evidence);
  const said = by && date ? say.said(by, fullDay(date, messages)) : undefined;
  return html`<li class=${state}>
    <span lang=${lookUp(sentence, language) ? language : 'fr'}>${lookUp(sentence, language) ?? sentence.fr}</span>
    <div class="muted">
      <strong>${lookUp(say.criterionStates, state) ?? state}</strong
      >${said ? html`&nbsp;· ${said}` : nothing}${address ? html`&nbsp;· <a href=${address}>${say.evidence}</a>` : nothing}
    </div>
    ${id === ANIMATED ? renderHosts(view) : nothing}
  </li>`;
}

function renderHosts({ labels: { hostHours }, messages }: DetailsView): unknown {
  if (!hostHours) return nothing;
  const { labelDetails: say = french, hours = frenchHours } = messages;
  return html`<div class="muted">
    ${messages.common.labelled(say.hosts, sayHours(hostHours, { ...messages, hours }))}
  </div>`;
}
