import { html } from 'hono/html';
import type { Grant, PlaceLabels, Translated } from '../../../../sdk/contract/index.ts';
import { fullDay } from '../../../../src/translations/dates.ts';
import { en } from '../../../../src/translations/en.ts';
import { fr } from '../../../../src/translations/fr.ts';
import type { Messages } from '../../../../src/translations/messages.ts';
import { sayHours } from '../../../../src/translations/osm-hours.ts';
import type { Language } from '../../http/language.ts';
import { momentSentence } from '../../messages/times.ts';
import type { Html, PageContext } from '../pages/layout.ts';
import { labelWords, type LabelWords } from './words.ts';

/** The labels of a place with the words to speak of them. */
export interface LabelView {
  readonly context: PageContext;
  readonly labels: PlaceLabels;
  readonly timeZone: string;
  readonly messages: Messages;
  readonly words: LabelWords;
}

export const messagesOf = (language: Language): Messages => ({ fr, en })[language];

export const labelView = (context: PageContext, labels: PlaceLabels, timeZone: string): LabelView => ({
  context,
  labels,
  timeZone,
  messages: messagesOf(context.language),
  words: labelWords[context.language],
});

export const translated = ({ fr: french, en: english }: Translated, language: Language): string =>
  language === 'en' ? (english ?? french) : french;

/** « Valable jusqu’au 31 décembre 2028 ». */
export const stateSentence = ({ status, until }: Pick<Grant, 'status' | 'until'>, messages: Messages): string =>
  messages.label.states[status](until && fullDay(until, messages));

/** An instant as the clock at the place says it. */
export const clockSentence = (instant: string, { messages, timeZone }: Pick<LabelView, 'messages' | 'timeZone'>) =>
  momentSentence(new Date(instant), timeZone, messages);

/** A link that leads to a web page or nowhere. */
export const webLink = (url: string | null, words: string): Html =>
  url !== null && /^https?:\/\//i.test(url) ? html`<a href="${url}">${words}</a>` : html`${words}`;

/** The issuer, by a link to its charter, or to its site where no charter is known. */
export const issuerLink = ({ label: { issuer, charter } }: Grant): Html => webLink(charter ?? issuer.url, issuer.name);

/** A text of the scheme, marked as French where no other was given. */
const marked = (text: Translated, language: Language): Html =>
  language === 'en' && text.en === null ? html`<span lang="fr">${text.fr}</span>` : html`${translated(text, language)}`;

/** The hours of the person who welcomes stand with the criterion that is about them. */
const ANIMATED = 'animated';

/** Each criterion with its state, who says so, when, and the evidence. */
export function criteriaTable(grant: Grant, { context, labels, messages, words }: LabelView): Html {
  const say = messages.labelDetails;
  if (grant.criteria === null) return html`<p>${say.unpublished(grant.label.issuer.name)}</p>`;
  const hosts = labels.hostHours && messages.common.labelled(say.hosts, sayHours(labels.hostHours, messages));
  const rows = grant.criteria.map(
    ({ id, sentence, state, by, date, evidence }) =>
      html`<li class="criterion ${state}">
        <p>
          <strong>${marked(sentence, context.language)}</strong>
          <span class="mark">${say.criterionStates[state]}</span>
        </p>
        <p class="note">
          ${by && date ? say.said(by, fullDay(date, messages)) : words.unsaid}
          ${evidence ? html` · ${webLink(evidence, say.evidence)}` : ''}
        </p>
        ${id === ANIMATED && hosts ? html`<p class="note">${hosts}</p>` : ''}
      </li>`,
  );
  const isAbout = grant.criteria.some(({ id }) => id === ANIMATED);
  return html`<ul class="criteria">
      ${rows}
    </ul>
    ${hosts && !isAbout ? html`<p class="note">${hosts}</p>` : ''}`;
}

/** Every change of a grant, the latest first: a list, which needs no width. */
export function historyList({ history }: Grant, view: LabelView): Html {
  const { messages, words } = view;
  const entries = history.map(
    ({ at, action, by, until, reason }) =>
      html`<li>
        <time datetime="${at}">${clockSentence(at, view)}</time>
        <p><strong>${messages.labelDetails.actions[action]}</strong>, ${words.saidBy(by)}</p>
        ${until ? html`<p class="note">${words.until} ${fullDay(until, messages)}</p>` : ''}
        ${reason ? html`<p class="note">${messages.common.labelled(words.reason, reason)}</p>` : ''}
      </li>`,
  );
  return html`<ol class="history" reversed>
    ${entries}
  </ol>`;
}
