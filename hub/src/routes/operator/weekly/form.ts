import { randomUUID } from 'node:crypto';
import { html } from 'hono/html';
import { LONGEST_SERIES, type RefusedDate, type SeriesRequest, type Slot } from '../../../../../sdk/contract/index.ts';
import { readEmail } from '../../../access/email.ts';
import { dayAt, isDay } from '../../../desk/calendar-day.ts';
import type { DeskPlace } from '../../../desk/place.ts';
import { isUuid } from '../../../desk/uuid.ts';
import type { Language } from '../../../http/language.ts';
import type { Html } from '../../pages/layout.ts';
import { deskPath, type DeskRequest } from '../day/desk-page.ts';
import { longDay, periodOf } from '../day/times.ts';
import { csrfField, linkTo, type FormFields } from '../page.ts';
import { weeklyWords, type WeeklyWords } from './words.ts';

/** Version of the words beside the box that is ticked for the person. */
const CONSENT = 'desk-2026-11';

const fieldNames = [
  'resource',
  'date',
  'from',
  'to',
  'count',
  'until',
  'seats',
  'email',
  'name',
  'language',
  'voucher',
  'informed',
] as const;
type FieldName = (typeof fieldNames)[number];
type Fault = keyof WeeklyWords['faults'];

/** What was typed, to be shown again. */
export interface WeeklyForm {
  readonly typed: Readonly<Record<FieldName, string>>;
  /** Of the idempotency key: the same form sent twice books once. */
  readonly key: string;
  readonly faults: Partial<Record<FieldName, Fault>>;
  readonly refused: readonly RefusedDate[];
  /** Dates left out so far. */
  readonly without: readonly string[];
}

export const emptyForm = ({ resources }: DeskPlace, date: string, language: Language): WeeklyForm => ({
  typed: {
    ...{ resource: String(resources[0]?.id ?? ''), date, from: '', to: '', count: '', until: '', seats: '1' },
    ...{ email: '', name: '', language, voucher: '', informed: '' },
  },
  key: randomUUID(),
  faults: {},
  refused: [],
  without: [],
});

/** Reads the form; `request` is there when nothing is wrong with it. */
export function readForm(
  form: FormFields,
  place: DeskPlace,
): { readonly form: WeeklyForm; readonly request?: SeriesRequest } {
  const typed = Object.fromEntries(fieldNames.map((name) => [name, form.get(name).slice(0, 300)])) as Record<
    FieldName,
    string
  >;
  const email = readEmail(typed.email);
  const without = form.all('without').filter(isDay).slice(0, LONGEST_SERIES);
  const faults = faultsOf(typed, place, email);
  const key = isUuid(form.get('key')) ? form.get('key') : randomUUID();
  const read: WeeklyForm = { typed, key, faults, refused: [], without };
  if (Object.keys(faults).length > 0 || email === undefined) return { form: read };
  const { resource, date, from, to, count, until, name, voucher } = typed;
  return {
    form: read,
    request: {
      ...{ resource, date, from, to, seats: Number(typed.seats), email, consent: CONSENT },
      ...(count === '' ? { until } : { count: Number(count) }),
      ...(without.length > 0 && { without }),
      ...(name !== '' && { name }),
      ...(voucher !== '' && { voucher }),
      language: typed.language === 'en' ? 'en' : 'fr',
    },
  };
}

const isTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(text);
const isCount = (text: string, most: number): boolean =>
  /^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= most;

function faultsOf(typed: WeeklyForm['typed'], place: DeskPlace, email: string | undefined): WeeklyForm['faults'] {
  const { resource, date, from, to, count, until, seats, name, voucher, informed } = typed;
  const weeks = count === '' ? isDay(until) && until >= date : until === '' && isCount(count, LONGEST_SERIES);
  const checks: readonly (readonly [FieldName, Fault, boolean])[] = [
    ['resource', 'resource', place.resources.some(({ id }) => String(id) === resource)],
    ['date', 'date', isDay(date)],
    ['from', 'time', isTime(from)],
    ['to', 'time', isTime(to)],
    ['count', 'rhythm', weeks],
    ['seats', 'seats', isCount(seats, 100)],
    ['email', 'email', email !== undefined],
    ['name', 'name', name.length <= 100],
    ['voucher', 'voucher', voucher.length <= 40],
    ['informed', 'informed', informed === 'yes'],
  ];
  return Object.fromEntries(checks.filter(([, , good]) => !good).map(([name, fault]) => [name, fault]));
}

/** The form, with what was refused above its button. */
export function weeklyForm(request: DeskRequest, form: WeeklyForm): Html {
  const { context, place } = request;
  const say = weeklyWords[context.language];
  const { typed, key } = form;
  const field = (
    name: FieldName,
    label: string,
    control: (attributes: Html) => Html,
    hint?: string,
    short = false,
  ): Html => fieldOf(form, say, { name, label, control, hint, short });
  const input =
    (type: string, name: FieldName, more = html``) =>
    (attributes: Html): Html =>
      html`<input type="${type}" id="${name}" name="${name}" value="${typed[name]}" ${attributes} ${more} />`;
  const required = html`required`;
  return html`<form class="form" method="post" action="${linkTo(context, deskPath(place, '/weekly'))}">
    ${csrfField(context)}<input type="hidden" name="key" value="${key}" />
    ${form.refused.length > 0 ? refusedDates(request, form) : ''}
    ${form.without
      .filter((date) => !form.refused.some((refused) => refused.date === date))
      .map((date) => html`<input type="hidden" name="without" value="${date}" />`)}
    ${field('resource', say.resource, (attributes) => resourceSelect(place, typed.resource, attributes))}
    <div class="fields">
      ${field('date', say.date, input('date', 'date', required), undefined, true)}
      ${field('from', say.from, input('time', 'from', required), undefined, true)}
      ${field('to', say.to, input('time', 'to', required), say.timesHint, true)}
    </div>
    <div class="fields">
      ${field('count', say.count, input('number', 'count', html`min="1" max="${LONGEST_SERIES}" inputmode="numeric"`), say.countHint, true)}
      ${field('until', say.until, input('date', 'until'), say.untilHint, true)}
      ${field('seats', say.seats, input('number', 'seats', html`min="1" max="100" required inputmode="numeric"`), undefined, true)}
    </div>
    ${field('email', say.email, input('email', 'email', html`required maxlength="254" autocomplete="off"`))}
    ${field('name', say.name, input('text', 'name', html`maxlength="100" autocomplete="off"`), say.optional)}
    ${field('language', say.language, (attributes) => languageSelect(say, typed.language, attributes))}
    ${field('voucher', say.voucher, input('text', 'voucher', html`maxlength="40" autocomplete="off"`), say.optional)}
    <div class="field">
      <label class="choice"
        ><input
          type="checkbox"
          id="informed"
          name="informed"
          value="yes"
          required
          ${typed.informed === 'yes' ? html`checked` : ''}
          ${described(form, 'informed')}
        />
        <span>${say.informed}</span></label
      >
      ${faultOf(form, say, 'informed')}
    </div>
    <p class="actions">
      <button type="submit" class="button">${form.refused.length > 0 ? say.bookOthers : say.book}</button>
    </p>
  </form>`;
}

interface Field {
  readonly name: FieldName;
  readonly label: string;
  readonly control: (attributes: Html) => Html;
  readonly hint: string | undefined;
  readonly short: boolean;
}

function fieldOf(form: WeeklyForm, say: WeeklyWords, { name, label, control, hint, short }: Field): Html {
  return html`<div class="field ${short ? 'short' : ''}">
    <label for="${name}">${label}</label>
    ${control(described(form, name, hint !== undefined))}
    ${hint === undefined ? '' : html`<span class="hint" id="${name}-hint">${hint}</span>`} ${faultOf(form, say, name)}
  </div>`;
}

function described({ faults }: WeeklyForm, name: FieldName, hinted = false): Html {
  const ids = [...(faults[name] ? [`${name}-fault`] : []), ...(hinted ? [`${name}-hint`] : [])];
  return html`${faults[name] ? html`aria-invalid="true"` : ''}
  ${ids.length > 0 ? html`aria-describedby="${ids.join(' ')}"` : ''}`;
}

function faultOf({ faults }: WeeklyForm, say: WeeklyWords, name: FieldName): Html | string {
  const fault = faults[name];
  return fault === undefined ? '' : html`<span class="fault" id="${name}-fault">${say.faults[fault]}</span>`;
}

const resourceSelect = ({ resources }: DeskPlace, chosen: string, attributes: Html): Html =>
  html`<select id="resource" name="resource" required ${attributes}>
    ${resources.map(({ id, name }) => html`<option value="${id}" ${String(id) === chosen ? html`selected` : ''}>${name}</option>`)}
  </select>`;

const languageSelect = (say: WeeklyWords, chosen: string, attributes: Html): Html =>
  html`<select id="language" name="language" ${attributes}>
    ${(['fr', 'en'] as const).map(
      (language) =>
        html`<option value="${language}" ${language === chosen ? html`selected` : ''}>
          ${say.languages[language]}
        </option>`,
    )}
  </select>`;

/** Times offered beside a date that is refused. */
const OFFERED = 3;

/** Each refused date with its reason and other times; ticked, it is left out when the form is sent again. */
function refusedDates({ context, place }: DeskRequest, { refused }: WeeklyForm): Html {
  const { language } = context;
  const say = weeklyWords[language];
  const said = (slot: Slot): string => {
    const [start, end] = [new Date(slot.start), new Date(slot.end)];
    return `${longDay(dayAt(place.timeZone, start), language)}, ${periodOf({ start, end }, place.timeZone, language)}`;
  };
  return html`<fieldset class="choices" aria-describedby="without-hint">
    <legend>${say.refused}</legend>
    <p class="hint" id="without-hint">${say.withoutHint}</p>
    ${refused.map(
      ({ date, detail, alternatives }) =>
        html`<div class="field">
          <label class="choice"
            ><input type="checkbox" name="without" value="${date}" checked />
            <span><strong>${say.without(longDay(date, language))}</strong><br />${detail}</span></label
          >
          ${
            alternatives.length === 0
              ? ''
              : html`<span class="hint">${say.otherTimes(alternatives.slice(0, OFFERED).map(said))}</span>`
          }
        </div>`,
    )}
  </fieldset>`;
}
