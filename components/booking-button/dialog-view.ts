import { html, nothing, type TemplateResult } from 'lit';
import type { Booking, Network, Quote, Resource, Slot } from '../../sdk/contract/index.ts';
import { type Duration, halfDaysOf, quoteFor } from '../../sdk/quote.ts';
import { formatAmount } from '../../src/translations/prices.ts';
import type { BookingWords } from '../../src/translations/booking/words.ts';
import type { Sentences } from '../../src/translations/messages.ts';
import type { Draft, Person } from './drafts.ts';
import { minutesBetween, momentAt, sayDay, sayPeriod } from './moments.ts';
import { type Offered, type OfferedDay, type Period, unitsFor } from './periods.ts';
import type { Bookable } from './way.ts';

/** The sentences of the page's language that the dialog shares with other elements. */
export type Spoken = Sentences<'common' | 'opening'>;

/** What the steps of the dialog are rendered from. */
export interface DialogView {
  readonly place: Bookable;
  /** What can be chosen from; one at least. */
  readonly resources: readonly Resource[];
  readonly resource: Resource;
  /** Undefined until it has come. */
  readonly offered: Offered | undefined;
  readonly day: OfferedDay | undefined;
  readonly availability: 'loading' | 'ready' | 'failed';
  readonly network: Network | undefined;
  /** Address of the hub, with a slash at the end. */
  readonly hub: string | undefined;
  readonly draft: Draft;
  readonly person: Person;
  readonly sending: boolean;
  readonly words: BookingWords;
  readonly messages: Spoken;
  readonly now: Date;
}

/** What a visitor does. */
export interface DialogActions {
  readonly chooseResource: (id: string) => void;
  /**
   * @param typed what stands in the field
   * @param counted whether it was a button that put it there, of which nothing says what it did
   */
  readonly chooseSeats: (typed: string, counted?: boolean) => void;
  readonly showDays: (from: string | undefined) => void;
  readonly chooseDay: (date: string) => void;
  readonly choosePeriod: (period: Period) => void;
  /** @param slots that it is made of */
  readonly takeAlternative: (time: Slot, slots: number) => void;
  readonly reload: () => void;
  readonly next: () => void;
  readonly back: () => void;
  readonly book: () => void;
  readonly again: () => void;
  readonly close: () => void;
  /** A field of the person's has changed; nothing is sent. */
  readonly typed: () => void;
}

/** Why nothing was booked, and what to do; a screen reader says it when it comes. */
export function renderTrouble({ draft, words, place, messages }: DialogView, actions: DialogActions): unknown {
  const { trouble } = draft;
  if (!trouble || trouble.kind === 'incomplete') return nothing;
  if (trouble.kind !== 'refused')
    return html`<div class="notice" role="group" tabindex="-1" data-focus>
      <p>${trouble.kind === 'unknown' ? words.unknown : trouble.sentence}</p>
    </div>`;
  return html`<div class="notice" role="group" tabindex="-1" data-focus>
    <p><strong>${trouble.sentence}</strong> ${trouble.alternatives.length === 0 ? words.chooseOther : nothing}</p>
    ${
      trouble.alternatives.length > 0
        ? html`<p id="alternatives">${words.alternatives}</p>
            <ul aria-labelledby="alternatives">
              ${trouble.alternatives.map(
                (slot) =>
                  html`<li>
                    <button
                      type="button"
                      part="alternative"
                      @click=${() => actions.takeAlternative(slot, trouble.slots)}
                    >
                      ${sayWhen(slot, place.timeZone, messages)}
                    </button>
                  </li>`,
              )}
            </ul>`
        : nothing
    }
  </div>`;
}

/** What is wrong with a field, in a sentence. */
export const faultAt = (field: string, { trouble }: Draft): string | undefined =>
  trouble?.kind === 'incomplete' && trouble.field === field ? trouble.sentence : undefined;

/** « lundi 23 novembre, 9 h – 13 h ». */
export function sayWhen({ start, end }: Pick<Slot, 'start' | 'end'>, timeZone: string, messages: Spoken): string {
  const day = sayDay(momentAt(start, timeZone).date, messages);
  return capital(messages.opening.moment(sayPeriod(start, end, timeZone, messages), day));
}

/** In the text itself: of a style's `::first-letter` a screen reader may make a word of its own (Firefox, Orca 43). */
const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);

/** What the chosen time costs, by the hub's own rule. */
export function quoteOf({ draft: { period, seats }, resource, offered }: DialogView): Quote | undefined {
  return period && quoteFor(resource.price, durationOf(period, offered), unitsFor(resource, seats));
}

const durationOf = ({ start, end, slots }: Period, offered: Offered | undefined): Duration => ({
  minutes: minutesBetween(start, end),
  ...(offered?.rules.step === 'half-day' && { halfDays: slots }),
});

/** The sum, and how it is made up; or what is taken of an employer's voucher instead. */
export function renderQuote(view: DialogView): TemplateResult {
  const quote = quoteOf(view);
  // One paragraph before and after: what a live region brings along with itself is not said.
  return html`<div class="sum" part="price" aria-live="polite">
    ${quote ? html`<p>${renderSum(quote, view)}</p>` : nothing}
  </div>`;
}

function renderSum(quote: Quote, { words, messages, person, resource, offered, draft }: DialogView): TemplateResult {
  const total = sayTotal(quote, words, messages);
  const byVoucher = draft.step === 'who' && takesVoucher(resource) && person.voucher.trim() !== '';
  const halfDays = halfDaysOf(durationOf(draft.period!, offered), unitsFor(resource, draft.seats));
  return byVoucher
    ? html`<strong>${words.ofVoucher(halfDays)}</strong>
        <span class="muted">${words.insteadOf(quote.total ? total : undefined)}</span>`
    : html`<strong>${total}&nbsp;</strong> ${saySum(quote, words, messages)}`;
}

/** What costs nothing needs no voucher. */
export const takesVoucher = ({ price }: Resource): boolean => price?.form !== 'free';

const sayTotal = ({ total, currency }: Quote, words: BookingWords, messages: Spoken): string =>
  total === null ? words.onSite : total === 0 ? words.free0 : formatAmount(total, currency, messages);

function saySum({ total, lines, currency }: Quote, words: BookingWords, messages: Spoken): unknown {
  if (!total) return nothing;
  const parts = lines.map(({ count, per, amount }) => words.line(count, per, formatAmount(amount, currency, messages)));
  return html`<span class="muted">${messages.common.list([words.sum(parts), words.payThere])}</span>`;
}

type Summarised = Pick<Booking, 'start' | 'end' | 'seats' | 'voucher'> & { readonly quote: Quote | undefined };

/** What is booked, on a few lines. */
export function renderSummary(view: DialogView, { start, end, seats, quote, voucher }: Summarised): TemplateResult {
  const { place, resource, words, messages } = view;
  const day = sayDay(momentAt(start, place.timeZone).date, messages);
  return html`<dl class="summary">
    <div>
      <dt class="visually-hidden">${words.resource}</dt>
      <dd>${resource.name}</dd>
    </div>
    <div>
      <dt class="visually-hidden">${words.time}</dt>
      <dd><strong class="day-name">${capital(day)}</strong>, ${sayPeriod(start, end, place.timeZone, messages)}</dd>
    </div>
    <div>
      <dt class="visually-hidden">${words.seats}</dt>
      <dd>${saySeats(resource, seats, words)}</dd>
    </div>
    ${
      quote
        ? html`<div>
            <dt class="visually-hidden">${words.price}</dt>
            <dd>
              ${
                voucher
                  ? words.paidByVoucher(voucher.halfDays)
                  : html`${sayTotal(quote, words, messages)} ${saySum(quote, words, messages)}`
              }
            </dd>
          </div>`
        : nothing
    }
  </dl>`;
}

export const saySeats = ({ kind }: Resource, seats: number, words: BookingWords): string =>
  kind === 'desk' ? words.seatCount(seats) : words.peopleCount(seats);
