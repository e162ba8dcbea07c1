import { html } from 'hono/html';
import type { BookingStatus } from '../../../../../sdk/contract/index.ts';
import type { DeskBooking } from '../../../desk/day.ts';
import type { DeskPlace } from '../../../desk/place.ts';
import type { Html } from '../../pages/layout.ts';
import { csrfField, linkTo, type OperatorContext } from '../page.ts';
import { deskPath } from './desk-page.ts';
import { periodOf, shortDay } from './times.ts';
import { dayWords } from './words.ts';

/** What the parts of a day sheet are written with. */
export interface SheetView {
  readonly context: OperatorContext;
  readonly place: DeskPlace;
  /** The day that the sheet shows. */
  readonly date: string;
  readonly now: Date;
  /** Whether the person may answer requests, and see how to reach people. */
  readonly runs: boolean;
}

const moods: Partial<Record<BookingStatus, string>> = {
  honoured: 'good',
  'no-show': 'bad',
  requested: 'warn',
  held: 'warn',
};

/** The bookings of the day with their buttons. */
export function bookingRows(view: SheetView, bookings: readonly DeskBooking[]): Html {
  const say = dayWords[view.context.language];
  if (bookings.length === 0) return html`<p class="muted">${say.none}</p>`;
  return html`<ul class="rows desk">
    ${bookings.map((booking) => bookingRow(view, booking, attendanceButtons(view, booking)))}
  </ul>`;
}

/** Requests that wait for the operator's answer, whatever their day. */
export function waitingRows(view: SheetView, bookings: readonly DeskBooking[]): Html | string {
  if (bookings.length === 0) return '';
  const say = dayWords[view.context.language];
  return html`<section class="no-print" aria-labelledby="waiting">
    <h2 id="waiting">${say.waiting} <span class="chip warn">${bookings.length}</span></h2>
    <ul class="rows desk">
      ${bookings.map((booking) => bookingRow(view, booking, answerForm(view, booking), true))}
    </ul>
  </section>`;
}

function bookingRow(view: SheetView, booking: DeskBooking, buttons: Html | string, dated = false): Html {
  const { context, place, runs } = view;
  const { language } = context;
  const say = dayWords[language];
  const { timeZone } = place;
  const details = [booking.resource, say.seats(booking.seats)].join(' · ');
  return html`<li id="b-${dated ? 'r-' : ''}${booking.id}">
    <div>
      <p class="desk-time">
        ${dated ? `${shortDay(booking.day, language)}, ` : ''}${periodOf(booking, timeZone, language)}
      </p>
      <p>
        <strong>${booking.name ?? say.noName}</strong>
        <span class="chip ${moods[booking.status] ?? ''}">${say.statuses[booking.status]}</span>
      </p>
      <p class="muted">
        ${details} · ${say.reference} ${booking.id.slice(0, 8)}
        ${booking.employer === null ? '' : html`<br />${say.voucher(booking.employer)}`}
        ${
          runs && booking.email !== null
            ? html`<br /><a href="mailto:${encodeURIComponent(booking.email)}">${booking.email}</a>`
            : ''
        }
      </p>
    </div>
    ${buttons}
  </li>`;
}

/** What may be ticked of a booking in its state. */
function attendanceButtons(view: SheetView, booking: DeskBooking): Html | string {
  const { context, place, date, now } = view;
  const say = dayWords[context.language];
  const { status } = booking;
  if (status === 'requested') return '';
  const come = ['held', 'confirmed', 'no-show'].includes(status);
  const gone = status === 'confirmed' && booking.start <= now;
  return html`<form
    class="actions no-print"
    method="post"
    action="${linkTo(context, `${deskPath(place, '/day')}?date=${date}`)}"
  >
    ${csrfField(context)}<input type="hidden" name="booking" value="${booking.id}" />
    ${come ? html`<button type="submit" class="button" name="act" value="check-in">${say.arrived}</button>` : ''}
    ${gone ? html`<button type="submit" class="button quiet" name="act" value="no-show">${say.missing}</button>` : ''}
    ${
      status === 'honoured' || status === 'no-show'
        ? html`<button type="submit" class="button quiet" name="act" value="undo">${say.back}</button>`
        : ''
    }
    ${moveLink(view, booking)}
  </form>`;
}

/** Where a booking that is still to come is moved, for those who run the place. */
function moveLink({ context, place, now, runs }: SheetView, { id, status, start }: DeskBooking): Html | string {
  if (!runs || start <= now || (status !== 'confirmed' && status !== 'requested')) return '';
  const address = linkTo(context, `${deskPath(place, '/move')}?booking=${id}`);
  return html`<a class="button quiet" href="${address}">${dayWords[context.language].move}</a>`;
}

function answerForm(view: SheetView, booking: DeskBooking): Html {
  const { context, place, date } = view;
  const say = dayWords[context.language];
  const word = `word-${booking.id}`;
  return html`<form
    class="desk-answer"
    method="post"
    action="${linkTo(context, `${deskPath(place, '/answers')}?date=${date}`)}"
  >
    ${csrfField(context)}<input type="hidden" name="booking" value="${booking.id}" />
    <p class="actions">
      <button type="submit" class="button" name="act" value="accept">${say.accept}</button>
      ${moveLink(view, booking)}
    </p>
    <details>
      <summary>${say.refuse}…</summary>
      <div class="field">
        <label for="${word}">${say.word}</label>
        <textarea id="${word}" name="word" rows="3" maxlength="500" aria-describedby="${word}-hint"></textarea>
        <span class="hint" id="${word}-hint">${say.wordHint}</span>
      </div>
      <p class="actions">
        <button type="submit" class="button danger" name="act" value="refuse">${say.refuse}</button>
      </p>
    </details>
  </form>`;
}

/** The days to come, one line a booking. */
export function comingRows({ context, place }: SheetView, bookings: readonly DeskBooking[]): Html {
  const { language } = context;
  const say = dayWords[language];
  if (bookings.length === 0) return html`<p class="muted">${say.noneComing}</p>`;
  return html`<ul class="rows">
    ${[...Map.groupBy(bookings, ({ day }) => day)].map(
      ([day, ofDay]) =>
        html`<li>
          <div>
            <p>
              <a href="${linkTo(context, `${deskPath(place, '/day')}?date=${day}`)}">${shortDay(day, language)}</a>
              <span class="muted">${say.bookingCount(ofDay.length)}</span>
            </p>
            ${ofDay.map(
              (booking) =>
                html`<p>
                  ${periodOf(booking, place.timeZone, language)} · ${booking.name ?? say.noName} ·
                  <span class="muted">${booking.resource}</span>
                </p>`,
            )}
          </div>
        </li>`,
    )}
  </ul>`;
}
