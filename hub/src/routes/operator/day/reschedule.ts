import { html } from 'hono/html';
import { freeTimes } from '../../../bookings/availability.ts';
import { isBookable } from '../../../bookings/rules.ts';
import { parseDay, type Stretch } from '../../../bookings/slots.ts';
import { noBooking } from '../../../bookings/states.ts';
import { readTerms } from '../../../bookings/terms.ts';
import { dayAt, isDay } from '../../../desk/calendar-day.ts';
import { readDeskBooking, type DeskBooking } from '../../../desk/day.ts';
import { reschedule } from '../../../desk/reschedule.ts';
import { isUuid } from '../../../desk/uuid.ts';
import type { Language } from '../../../http/language.ts';
import { ProblemError } from '../../../http/problem.ts';
import { byTheHouse } from '../../../series/judge.ts';
import type { Html } from '../../pages/layout.ts';
import type { OperatorPageContent } from '../layout.ts';
import { csrfField, linkTo, seeOther, sendOperatorPage, type OperatorApp } from '../page.ts';
import { deskCrumbs, deskPage, deskPath, deskTabs, type DeskRequest } from './desk-page.ts';
import { longDay, periodOf } from './times.ts';

const words = {
  fr: {
    title: 'Déplacer une réservation',
    noName: 'Sans nom',
    seats: (count: number) => (count === 1 ? '1 place' : `${count} places`),
    now: 'Elle est prévue',
    lead: 'La réservation reste la même, avec son lien et son entrée d’agenda. La personne est prévenue par e-mail, et peut annuler jusqu’au début.',
    day: 'Nouveau jour',
    resource: 'Espace',
    show: 'Voir ce qui est libre',
    time: 'Moment libre',
    word: 'Votre mot, envoyé à la personne',
    wordHint: 'Facultatif, 500 caractères au plus.',
    move: 'Déplacer et prévenir la personne',
    none: 'Rien n’est libre ce jour-là pour une réservation aussi longue. Choisissez un autre jour ou un autre espace.',
    choose: 'Choisissez un moment libre.',
  },
  en: {
    title: 'Move a booking',
    noName: 'No name',
    seats: (count: number) => (count === 1 ? '1 seat' : `${count} seats`),
    now: 'It is planned for',
    lead: 'The booking stays the same, with its link and its calendar entry. The person is told by e-mail, and can cancel until it begins.',
    day: 'New day',
    resource: 'Resource',
    show: 'Show what is free',
    time: 'Free time',
    word: 'Your word, sent to the person',
    wordHint: 'Optional, 500 characters at most.',
    move: 'Move and tell the person',
    none: 'Nothing is free on this day for a booking this long. Choose another day or another resource.',
    choose: 'Choose a free time.',
  },
} as const satisfies Record<Language, unknown>;

/** What is asked for: a day and a resource, by the address or by the form that was sent. */
interface Asked {
  readonly booking: DeskBooking;
  readonly date: string;
  readonly resourceId: number;
  readonly word: string;
}

/** Moves a booking to another time or resource: what is free is shown for a day, and chosen. */
export function reschedulePages(app: OperatorApp): void {
  deskPage(app, { sub: '/move', method: 'get', access: 'operator' }, async (request) => {
    const { searchParams } = request.context.url;
    return sendTimes(app, request, await readAsked(app, request, (name) => searchParams.get(name) ?? ''));
  });
  deskPage(app, { sub: '/move', method: 'post', access: 'operator' }, (request) => move(app, request));
}

/** @throws ProblemError `not-found` for no booking of this place */
async function readAsked({ sql }: OperatorApp, { place }: DeskRequest, get: (name: string) => string): Promise<Asked> {
  const id = get('booking');
  const booking = isUuid(id) ? await readDeskBooking(sql, place.id, id) : undefined;
  if (booking === undefined) throw noBooking();
  const resource = place.resources.find((each) => String(each.id) === get('resource'));
  return {
    booking,
    date: isDay(get('date')) ? get('date') : booking.day,
    resourceId: resource?.id ?? booking.resourceId,
    word: get('word').slice(0, 500),
  };
}

async function move(app: OperatorApp, request: DeskRequest): Promise<Response> {
  const { context, form, place, at } = request;
  const asked = await readAsked(app, request, (name) => form.get(name));
  const { booking, resourceId, word } = asked;
  const [start, end] = form.get('time').split('/').map(Date.parse);
  if (!isInstant(start) || !isInstant(end)) {
    return sendTimes(app, request, asked, { kind: 'bad', text: words[context.language].choose });
  }
  const to = { start: new Date(start), end: new Date(end), resourceId, ...(word !== '' && { word }) };
  try {
    await reschedule(app.sql, booking.id, to, at);
  } catch (error) {
    return sendTimes(app, request, asked, { kind: 'bad', text: sentenceOf(error, context.language) });
  }
  return seeOther(
    context,
    `${deskPath(place, '/day')}?date=${dayAt(place.timeZone, to.start)}#b-${booking.id}`,
    'moved',
  );
}

const isInstant = (instant: number | undefined): instant is number => Number.isSafeInteger(instant);

/** What a refusal says; anything else is no affair of the form. */
function sentenceOf(error: unknown, language: Language): string {
  if (!(error instanceof ProblemError) || error.type !== 'booking-refused') throw error;
  const { detail } = error.options;
  if (detail === undefined) throw error;
  return typeof detail === 'string' ? detail : detail[language];
}

async function sendTimes(
  app: OperatorApp,
  request: DeskRequest,
  asked: Asked,
  notice?: OperatorPageContent['notice'],
): Promise<Response> {
  const { context, actor, place } = request;
  const say = words[context.language];
  const { booking } = asked;
  const planned = `${longDay(booking.day, context.language)}, ${spanOf(request, booking)}`;
  const times = await freeOn(app, request, asked);
  return sendOperatorPage(context, actor, {
    title: say.title,
    crumbs: deskCrumbs(actor, place),
    notice,
    status: notice === undefined ? 200 : 409,
    main: html`${deskTabs(context, actor, place, 'day')}
      <p class="lead">${[booking.name ?? say.noName, booking.resource, say.seats(booking.seats)].join(' · ')}</p>
      <p>${say.now} <strong>${planned}</strong>.</p>
      <p class="muted">${say.lead}</p>
      ${dayForm(request, asked)}
      <h2>${longDay(asked.date, context.language)}</h2>

      ${times.length === 0 ? html`<p class="notice">${say.none}</p>` : timeForm(request, asked, times)}`,
  });
}

/** Times of the day that are free for it, but its own. */
async function freeOn({ sql }: OperatorApp, { place, now }: DeskRequest, asked: Asked): Promise<Stretch[]> {
  const { booking, date, resourceId } = asked;
  const [terms] = (await readTerms(sql, place.id, resourceId)) ?? [];
  const house = terms && byTheHouse(terms);
  if (house === undefined || !isBookable(house)) return [];
  const period = { from: booking.start.getTime(), to: booking.end.getTime() };
  const wanted = { bookingId: booking.id, period, seats: booking.seats, day: parseDay(date), now: now.getTime() };
  const times = await freeTimes(sql, house, wanted);
  const isItsOwn = ({ from, to }: Stretch): boolean =>
    resourceId === booking.resourceId && from === period.from && to === period.to;
  return times.filter((time) => !isItsOwn(time));
}

const spanOf = ({ context, place }: DeskRequest, period: { readonly start: Date; readonly end: Date }): string =>
  periodOf(period, place.timeZone, context.language);

function dayForm({ context, place }: DeskRequest, { booking, date, resourceId }: Asked): Html {
  const say = words[context.language];
  const { searchParams } = context.url;
  return html`<form class="form" method="get" action="${deskPath(place, '/move')}">
    ${searchParams.has('lang') ? html`<input type="hidden" name="lang" value="${context.language}" />` : ''}
    <input type="hidden" name="booking" value="${booking.id}" />
    <div class="fields">
      <div class="field short">
        <label for="date">${say.day}</label>
        <input type="date" id="date" name="date" value="${date}" required />
      </div>
      <div class="field">
        <label for="resource">${say.resource}</label>
        <select id="resource" name="resource">
          ${place.resources.map(
            ({ id, name }) => html`<option value="${id}" ${id === resourceId ? html`selected` : ''}>${name}</option>`,
          )}
        </select>
      </div>
    </div>
    <p class="actions"><button type="submit" class="button quiet">${say.show}</button></p>
  </form>`;
}

function timeForm(request: DeskRequest, { booking, date, resourceId, word }: Asked, times: readonly Stretch[]): Html {
  const { context, place } = request;
  const say = words[context.language];
  const option = ({ from, to }: Stretch): Html => {
    const [start, end] = [new Date(from), new Date(to)];
    return html`<option value="${start.toISOString()}/${end.toISOString()}">
      ${spanOf(request, { start, end })}
    </option>`;
  };
  return html`<form class="form" method="post" action="${linkTo(context, deskPath(place, '/move'))}">
    ${csrfField(context)}
    <input type="hidden" name="booking" value="${booking.id}" />
    <input type="hidden" name="date" value="${date}" />
    <input type="hidden" name="resource" value="${resourceId}" />
    <div class="field">
      <label for="time">${say.time}</label>
      <select id="time" name="time" required>
        ${times.map(option)}
      </select>
    </div>
    <div class="field">
      <label for="word">${say.word}</label>
      <textarea id="word" name="word" rows="3" maxlength="500" aria-describedby="word-hint">${word}</textarea>
      <span class="hint" id="word-hint">${say.wordHint}</span>
    </div>
    <p class="actions"><button type="submit" class="button">${say.move}</button></p>
  </form>`;
}
