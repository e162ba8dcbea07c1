import { html, nothing, type TemplateResult } from 'lit';
import type { Booking } from '../../sdk/contract/index.ts';
import { icon } from '../../src/pictograms/icon.ts';
import { mail } from '../../src/pictograms/contact.ts';
import { tick } from '../../src/pictograms/place.ts';
import { calendarFile } from './calendar-file.ts';
import { type DialogActions, type DialogView, renderSummary } from './dialog-view.ts';
import { sayMoment } from './moments.ts';
import type { Bookable } from './way.ts';

/** What was booked and what happens next. */
export function renderDone(view: DialogView, booking: Booking, actions: DialogActions): TemplateResult {
  const { words, place, messages } = view;
  return html`<div class="content done" data-status=${booking.status}>
      <span class="emblem">${icon(booking.status === 'confirmed' ? tick : mail)}</span>
      ${renderSummary(view, booking)}
      <p data-next>${sayNext(view, booking)} ${words.notThere}</p>
      ${
        Date.parse(booking.cancelUntil) > view.now.getTime()
          ? html`<p class="muted">${words.cancelUntil(sayMoment(booking.cancelUntil, place.timeZone, messages))}</p>`
          : nothing
      }
      <p>
        <a class="button" part="calendar" download="${words.calendarFile}.ics" href=${calendarAddress(booking, place)}
          >${words.calendar}</a
        >
      </p>
    </div>
    <footer>
      <button type="button" part="again" @click=${actions.again}>${words.again}</button>
      <button type="button" class="main" part="done" @click=${actions.close}>${words.close}</button>
    </footer>`;
}

/** The heading of the last step. */
export const doneTitle = ({ status }: Booking, { words: { done } }: DialogView): string =>
  status === 'held' || status === 'requested' ? done[status] : done.confirmed;

function sayNext({ words, person, place, messages }: DialogView, { status, confirmBy }: Booking): string {
  if (status === 'requested') return words.requestedNext(person.email);
  if (status !== 'held') return words.confirmedNext(person.email);
  return words.heldNext(person.email, confirmBy ? sayMoment(confirmBy, place.timeZone, messages) : undefined);
}

/** A data address: nothing to release, and no name of the person in it. */
function calendarAddress(booking: Booking, { address: { street, complement, postalCode, city } }: Bookable): string {
  const location = [street, complement, [postalCode, city].filter(Boolean).join(' ')].filter(Boolean).join(', ');
  return `data:text/calendar;charset=utf-8,${encodeURIComponent(calendarFile(booking, location))}`;
}
