import { html, nothing, type TemplateResult } from 'lit';
import type { Booking } from '../../sdk/contract/index.ts';
import { icon } from '../../src/pictograms/icon.ts';
import { mail } from '../../src/pictograms/contact.ts';
import { tick } from '../../src/pictograms/place.ts';
import { readablePhone } from '../../src/translations/phone.ts';
import { calendarFile } from './calendar-file.ts';
import { type DialogView, renderSummary } from './dialog-view.ts';
import { sayMoment } from './moments.ts';
import type { Bookable } from './way.ts';

/** What was booked and what happens next. */
export function renderDone(view: DialogView, booking: Booking): TemplateResult {
  const { words, place, messages } = view;
  return html`<div class="content done" tabindex="-1" data-status=${booking.status}>
    <span class="emblem">${icon(booking.status === 'confirmed' ? tick : mail)}</span>
    ${renderSummary(view, booking)}
    <p data-next>${isMailed(view) ? `${sayNext(view, booking)} ${words.notThere}` : sayUnsent(view, booking)}</p>
    ${isMailed(view) ? nothing : renderContact(view)}
    ${
      Date.parse(booking.cancelUntil) > view.now.getTime()
        ? html`<p class="muted">${words.cancelUntil(sayMoment(booking.cancelUntil, place.timeZone, messages))}</p>`
        : nothing
    }
    ${renderCalendar(view, booking)}
  </div>`;
}

/** A sandboxed frame may save no file: the e-mail brings the same. */
function renderCalendar(view: DialogView, booking: Booking): unknown {
  const { words, place } = view;
  if (origin === 'null') return isMailed(view) ? html`<p class="muted">${words.calendarComes}</p>` : nothing;
  return html`<p>
    <a class="button" part="calendar" download="${words.calendarFile}.ics" href=${calendarAddress(booking, place)}
      >${words.calendar}</a
    >
  </p>`;
}

/** The heading of the last step. */
export const doneTitle = ({ status }: Booking, { words: { done } }: DialogView): string =>
  status === 'held' || status === 'requested' ? done[status] : done.confirmed;

/** Until the hub says otherwise it writes: one that keeps its messages is one that is being tried or set up. */
export const isMailed = ({ network }: DialogView): boolean => network?.sendsMail !== false;

/** No e-mail will come, and none is promised; the reference is what the place finds the booking by. */
function sayUnsent({ words, place, messages }: DialogView, { id, status, confirmBy }: Booking): string {
  const reference = id.slice(0, 8);
  if (status === 'requested') return words.unsent.requested(reference);
  if (status !== 'held') return words.unsent.confirmed(reference);
  return words.unsent.held(reference, confirmBy ? sayMoment(confirmBy, place.timeZone, messages) : undefined);
}

/** Who answers instead; and, to whoever tries the hub on their own machine, the messages themselves. */
function renderContact({ place: { contact, name }, hub, network, words }: DialogView): unknown {
  const phone = contact?.phone;
  const email = contact?.email;
  const isOwn =
    network?.demonstration && hub !== undefined && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(new URL(hub).hostname);
  return html`${
    phone || email
      ? html`<p>
          ${words.reach(name)} ${phone ? html`<a href="tel:${phone}">${readablePhone(phone)}</a>` : nothing}
          ${email ? html`<a href="mailto:${email}">${email}</a>` : nothing}
        </p>`
      : nothing
  }
  ${isOwn ? html`<p><a href="${hub}mail" target="_blank">${words.keptMessages}</a></p>` : nothing}`;
}

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
