import { html } from 'hono/html';
import { printsOf } from '../../operators/edit/merge.ts';
import type { FactName, KeptPlace } from '../../operators/edit/record.ts';
import { FormFields } from '../operator/form.ts';
import { linkTo, sendOperatorPage, type OperatorContext } from '../operator/page.ts';
import { areaField, faultSummary, textField } from '../operator/place/controls.ts';
import { factsFields, readTyped, typedOf, type TypedFacts, type TypedName } from '../operator/place/facts-form.ts';
import { hoursWords } from '../operator/place/hours-words.ts';
import {
  comparableHours,
  hoursFields,
  hoursLabel,
  typedHours,
  type TypedHours,
} from '../operator/place/typed-hours.ts';
import { placeWords } from '../operator/place/words.ts';
import type { Html } from '../pages/layout.ts';
import { proposalWords } from './words.ts';

/** The form as somebody sees it. */
export interface ShownForm {
  readonly typed: TypedFacts;
  readonly hours: TypedHours;
  /** See `GridForm`. */
  readonly more?: string;
  /** Hours that were asked for as a week: why they are not, is said. */
  readonly asked?: string | null;
  readonly email: string;
  readonly word: string;
  readonly base: string;
  readonly faults?: Readonly<Record<string, string>>;
}

export const emptyTyped: TypedFacts = readTyped(new FormFields(new URLSearchParams()));
/** What is compared field by field. */
export const raw = (
  typed: TypedFacts,
  hours: string | null,
): Readonly<Record<TypedName | 'openingHours', unknown>> => ({
  ...typed,
  openingHours: comparableHours(hours),
});
export const emptyForm: ShownForm = { typed: emptyTyped, hours: typedHours(null), email: '', word: '', base: '' };

export function formOf(place: KeptPlace): ShownForm {
  const typed = typedOf(place.facts);
  const { openingHours } = place.facts;
  const base = printsOf(raw(typed, openingHours));
  return { typed, hours: typedHours(openingHours), email: '', word: '', base };
}

export function sendProposalForm(
  context: OperatorContext,
  place: KeptPlace | undefined,
  { typed, hours, more, asked, email, word, base, faults = {} }: ShownForm,
): Promise<Response> {
  const { language } = context;
  const say = proposalWords[language];
  const names = Object.entries(faults).map(([name, text]) => ({ name, text, label: labelOf(language, name) }));
  const path = place ? `/places/${place.publicId}/correction` : '/proposer';
  const send = place ? say.sendCorrection : say.send;
  return sendOperatorPage(context, undefined, {
    title: place ? say.correctTitle(place.facts.name) : say.title,
    ...(names.length > 0 ? { status: 422 } : {}),
    script: '/pages/v1/place.js',
    main: html`<p class="lead">${place ? say.correctLead : say.lead}</p>
      ${faultSummary(placeWords[language].faults(names.length), names)}
      <form class="form" method="post" action="${linkTo(context, path)}" id="place-form" novalidate>
        <input type="hidden" name="base" value="${base}" />
        ${/* Enter in a field sends the form, whatever button comes first on the page. */ ''}
        <button type="submit" class="visually-hidden" tabindex="-1" aria-hidden="true">${send}</button>
        ${factsFields({ language, typed, faults: faults, proposal: true })}
        <h2>${say.openingHours}</h2>
        ${hoursFields({ language, typed: hours, faults, more, stored: asked ?? place?.facts.openingHours ?? null })}
        ${otherWay(language, hours)}
        <h2>${say.you}</h2>
        ${textField({ name: 'email-own', label: say.email, value: email, type: 'email', autocomplete: 'email', hint: say.emailHint, fault: faults['email-own'], required: true })}
        ${areaField({ name: 'word', label: say.word, value: word, rows: 3, fault: faults['word'] })}
        <p class="actions"><button type="submit" class="button">${send}</button></p>
      </form>`,
  });
}

/** The same hours as text, or as a week; everything typed goes with it. */
function otherWay(language: OperatorContext['language'], { as }: TypedHours): Html {
  const words = hoursWords[language];
  const [other, label] = as === 'grid' ? ['text', words.asText] : ['grid', words.asGrid];
  return html`<p>
    <button type="submit" class="button small quiet" name="show" value="${other}">${label}</button>
  </p>`;
}

function labelOf(language: OperatorContext['language'], name: string): string {
  const say = proposalWords[language];
  if (name === 'email-own') return say.email;
  if (name === 'word') return say.word;
  const { fields } = placeWords[language];
  return Object.hasOwn(fields, name) ? fields[name as FactName] : hoursLabel(language, name);
}
