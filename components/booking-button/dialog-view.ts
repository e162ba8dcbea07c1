import { html, nothing, type TemplateResult } from 'lit';
import type { Booking, Network, Quote, Resource, Slot } from '../../sdk/contract/index.ts';
import { quoteFor } from '../../sdk/quote.ts';
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
  readonly chooseSeats: (seats: number) => void;
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
    return html`<div class="notice" role="alert" tabindex="-1" data-focus>
      <p>${trouble.kind === 'unknown' ? words.unknown : trouble.sentence}</p>
    </div>`;
  return html`<div class="notice" role="alert" tabindex="-1" data-focus>
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

/** « lundi 23 novembre, 9 h – 13 h ». */
export function sayWhen({ start, end }: Pick<Slot, 'start' | 'end'>, timeZone: string, messages: Spoken): string {
  const day = sayDay(momentAt(start, timeZone).date, messages);
  return messages.opening.moment(sayPeriod(start, end, timeZone, messages), day);
}

/** What the chosen time costs, by the hub's own rule. */
export function quoteOf({ draft: { period, seats }, resource, offered }: DialogView): Quote | undefined {
  if (!period) return undefined;
  const halfDays = offered?.rules.step === 'half-day' ? { halfDays: period.slots } : {};
  const duration = { minutes: minutesBetween(period.start, period.end), ...halfDays };
  return quoteFor(resource.price, duration, unitsFor(resource, seats));
}

/** The sum, and how it is made up. */
export function renderQuote(quote: Quote | undefined, { words, messages }: DialogView): TemplateResult {
  return html`<p class="sum" part="price" aria-live="polite">
    ${quote ? html`<strong>${sayTotal(quote, words, messages)}</strong> ${saySum(quote, words, messages)}` : nothing}
  </p>`;
}

const sayTotal = ({ total, currency }: Quote, words: BookingWords, messages: Spoken): string =>
  total === null ? words.onSite : total === 0 ? words.free0 : formatAmount(total, currency, messages);

function saySum({ total, lines, currency }: Quote, words: BookingWords, messages: Spoken): unknown {
  if (!total) return nothing;
  const parts = lines.map(({ count, per, amount }) => words.line(count, per, formatAmount(amount, currency, messages)));
  return html`<span class="muted">${messages.common.list([words.sum(parts), words.payThere])}</span>`;
}

/** What is booked, on a few lines. */
export function renderSummary(
  view: DialogView,
  { start, end, seats, quote }: Pick<Booking, 'start' | 'end' | 'seats'> & { readonly quote: Quote | undefined },
): TemplateResult {
  const { place, resource, words, messages } = view;
  const day = sayDay(momentAt(start, place.timeZone).date, messages);
  return html`<dl class="summary">
    <div>
      <dt class="visually-hidden">${words.resource}</dt>
      <dd>${resource.name}</dd>
    </div>
    <div>
      <dt class="visually-hidden">${words.time}</dt>
      <dd><strong class="day-name">${day}</strong>, ${sayPeriod(start, end, place.timeZone, messages)}</dd>
    </div>
    <div>
      <dt class="visually-hidden">${words.seats}</dt>
      <dd>${saySeats(resource, seats, words)}</dd>
    </div>
    ${
      quote
        ? html`<div>
            <dt class="visually-hidden">${words.price}</dt>
            <dd>${sayTotal(quote, words, messages)} ${saySum(quote, words, messages)}</dd>
          </div>`
        : nothing
    }
  </dl>`;
}

export const saySeats = ({ kind }: Resource, seats: number, words: BookingWords): string =>
  kind === 'desk' ? words.seatCount(seats) : words.peopleCount(seats);
