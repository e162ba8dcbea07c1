import { randomUUID } from 'node:crypto';
import { html } from 'hono/html';
import { moveBooking, type Move } from '../../../desk/attendance.ts';
import { addDays, dayAt, isDay } from '../../../desk/calendar-day.ts';
import { readClosures, type Closure } from '../../../desk/closures.ts';
import { decimal, type Cell } from '../../../desk/csv.ts';
import { countWalkIns, readDeskBookings, type DeskBooking } from '../../../desk/day.ts';
import { addWalkIn, removeWalkIn } from '../../../desk/walk-ins.ts';
import { isUuid } from '../../../desk/uuid.ts';
import { ProblemError } from '../../../http/problem.ts';
import { dayCode, spacedCode } from '../../../visits/day-code.ts';
import type { Html } from '../../pages/layout.ts';
import { csrfField, doneOf, linkTo, seeOther, sendOperatorPage, type OperatorApp } from '../page.ts';
import { deskCrumbs, deskPage, deskPath, deskTabs, runsPlace, sendCsv, type DeskRequest } from './desk-page.ts';
import { bookingRows, comingRows, waitingRows, type SheetView } from './sheet.ts';
import { cellTime, longDay } from './times.ts';
import { dayWords } from './words.ts';

/** Days after the sheet's own whose bookings are shown below. */
const COMING_DAYS = 7;
/** Days that one export covers. */
const EXPORTED_DAYS = 31;

/** The day sheet of a place: who comes, who came, and what waits for an answer. */
export function dayPages(app: OperatorApp): void {
  deskPage(app, { sub: '/day', method: 'get', access: 'staff' }, (request) => sendDay(app, request));
  deskPage(app, { sub: '/day', method: 'post', access: 'staff' }, (request) => tick(app, request));
  deskPage(app, { sub: '/answers', method: 'post', access: 'operator' }, (request) => answer(app, request));
  deskPage(app, { sub: '/day.csv', method: 'get', access: 'operator' }, (request) => exportDays(app, request));
}

/** The day that the address asks for; today's otherwise. */
export function askedDay({ context, place, now }: DeskRequest): string {
  const asked = context.url.searchParams.get('date') ?? '';
  return isDay(asked) ? asked : dayAt(place.timeZone, now);
}

async function sendDay({ sql }: OperatorApp, request: DeskRequest): Promise<Response> {
  const { context, actor, place, now } = request;
  const date = askedDay(request);
  const runs = runsPlace(actor, place);
  const today = dayAt(place.timeZone, now);
  const [bookings, coming, waiting, walkIns, closures, code] = await Promise.all([
    readDeskBookings(sql, place.id, { from: date, until: date }, now),
    readDeskBookings(sql, place.id, { from: addDays(date, 1), until: addDays(date, COMING_DAYS) }, now),
    runs ? readDeskBookings(sql, place.id, waitingFrom(today), now) : [],
    countWalkIns(sql, place.id, date),
    readClosures(sql, place.id, date),
    dayCode(sql, place.id, date),
  ]);
  const say = dayWords[context.language];
  const view: SheetView = { context, place, date, now, runs };
  const done = doneOf(context) as keyof typeof say.done | undefined;
  return sendOperatorPage(context, actor, {
    title: longDay(date, context.language),
    crumbs: deskCrumbs(actor, place),
    notice: done && say.done[done] ? { kind: 'good', text: say.done[done] } : undefined,
    main: html`${deskTabs(context, actor, place, 'day')}
      <p class="lead">${place.name}</p>
      ${toolbar(view, today)} ${closedNotices(view, closures)} ${waitingRows(view, waiting)}
      <section aria-labelledby="bookings">
        <h2 id="bookings">${say.bookings} <span class="chip">${bookings.length}</span></h2>
        ${bookingRows(view, bookings)}
      </section>
      ${date > today ? '' : walkInPanel(view, walkIns)} ${date === today ? codePanel(view, code) : ''}
      <section aria-labelledby="coming">
        <h2 id="coming">${say.coming}</h2>
        ${comingRows(view, coming)}
      </section>
      ${runs ? exportLink(view) : ''}`,
  });
}

const waitingFrom = (today: string) => ({
  from: today,
  until: addDays(today, 366),
  statuses: ['requested'] as const,
  limit: 100,
});

function toolbar({ context, place, date }: SheetView, today: string): Html {
  const say = dayWords[context.language];
  const dayLink = (day: string): string => linkTo(context, `${deskPath(place, '/day')}?date=${day}`);
  const { searchParams } = context.url;
  return html`<div class="toolbar no-print">
    <a class="button quiet" href="${dayLink(addDays(date, -1))}"
      ><span aria-hidden="true">‹</span> <span class="visually-hidden">${say.previous}</span></a
    >
    ${date === today ? '' : html`<a class="button quiet" href="${dayLink(today)}">${say.today}</a>`}
    <a class="button quiet" href="${dayLink(addDays(date, 1))}"
      ><span aria-hidden="true">›</span> <span class="visually-hidden">${say.next}</span></a
    >
    <form class="desk-date" method="get">
      ${searchParams.has('lang') ? html`<input type="hidden" name="lang" value="${context.language}" />` : ''}
      <label class="visually-hidden" for="date">${say.date}</label>
      <input type="date" id="date" name="date" value="${date}" required />
      <button type="submit" class="button quiet">${say.show}</button>
    </form>
  </div>`;
}

function closedNotices({ context, place, date }: SheetView, closures: readonly Closure[]): Html[] {
  const say = dayWords[context.language];
  return closures
    .filter(({ fromDay, untilDay }) => fromDay <= date && date <= untilDay)
    .map(({ resourceId, word }) => {
      const resource = place.resources.find(({ id }) => id === resourceId)?.name ?? say.wholePlace;
      return html`<p class="notice warn">${say.closed(resource)}${word === null ? '' : html` <q>${word}</q>`}</p>`;
    });
}

function walkInPanel({ context, place, date }: SheetView, walkIns: number): Html {
  const say = dayWords[context.language];
  return html`<section class="panel desk-count" aria-labelledby="walk-ins">
    <h2 id="walk-ins">${say.walkIns}</h2>
    <p class="desk-figure">${say.counted(walkIns)}</p>
    <form class="actions no-print" method="post" action="${linkTo(context, `${deskPath(place, '/day')}?date=${date}`)}">
      ${csrfField(context)}<input type="hidden" name="id" value="${randomUUID()}" />
      <button type="submit" class="button" name="act" value="walk-in">${say.walkIn}</button>
      ${walkIns > 0 ? html`<button type="submit" class="button quiet" name="act" value="walk-in-back">${say.walkInBack}</button>` : ''}
    </form>
  </section>`;
}

function codePanel({ context, place }: SheetView, code: string): Html {
  const say = dayWords[context.language];
  return html`<section class="panel desk-count" aria-labelledby="code">
    <h2 id="code">${say.code}</h2>
    <p class="desk-figure desk-code">${spacedCode(code)}</p>
    <p class="muted no-print">${say.codeHint}</p>
    <p class="actions no-print">
      <a class="button quiet" href="${linkTo(context, deskPath(place, '/door'))}">${say.door}</a>
    </p>
  </section>`;
}

function exportLink({ context, place, date }: SheetView): Html {
  const say = dayWords[context.language];
  return html`<p class="actions no-print">
      <a class="button quiet" href="${linkTo(context, `${deskPath(place, '/weekly')}?date=${date}`)}">${say.weekly}</a>
      <a class="button quiet" href="${linkTo(context, `${deskPath(place, '/day.csv')}?date=${date}`)}">${say.export}</a>
    </p>
    <p class="muted no-print">${say.print}</p>`;
}

/** What the front desk ticks. */
async function tick({ sql }: OperatorApp, request: DeskRequest): Promise<Response> {
  const { context, form, place, at } = request;
  const date = askedDay(request);
  const act = form.get('act');
  const walkIn = { ...at, date, timeZone: place.timeZone };
  if (act === 'walk-in') {
    await addWalkIn(sql, readId(form.get('id')), walkIn);
    return toDay(request, 'walk-in', 'walk-ins');
  }
  if (act === 'walk-in-back') {
    const removed = await removeWalkIn(sql, walkIn);
    return toDay(request, removed ? 'walk-in-back' : 'no-walk-in', 'walk-ins');
  }
  const moves: readonly Move[] = ['check-in', 'no-show', 'undo'];
  const move = moves.find((each) => each === act);
  if (move === undefined) throw unknownAct(context.url.pathname);
  const id = readId(form.get('booking'));
  await moveBooking(sql, id, move, at);
  return toDay(request, move, `b-${id}`);
}

/** What the operator answers to requests. */
async function answer({ sql }: OperatorApp, request: DeskRequest): Promise<Response> {
  const { context, form, at } = request;
  const move = (['accept', 'refuse'] as const).find((each) => each === form.get('act'));
  if (move === undefined) throw unknownAct(context.url.pathname);
  const word = form.get('word').slice(0, 500);
  await moveBooking(sql, readId(form.get('booking')), move, at, word === '' ? undefined : word);
  return toDay(request, move, 'content');
}

const toDay = (request: DeskRequest, done: string, anchor: string): Response =>
  seeOther(request.context, `${deskPath(request.place, '/day')}?date=${askedDay(request)}#${anchor}`, done);

/** @throws ProblemError `not-found` for what is no id: no form of ours sends it */
function readId(text: string): string {
  if (!isUuid(text)) throw new ProblemError('not-found', { detail: noSuch, final: true });
  return text;
}

const noSuch = { fr: 'Cette réservation n’existe pas.', en: 'There is no such booking.' };

const unknownAct = (path: string): ProblemError =>
  new ProblemError('invalid-body', {
    detail: { fr: `La page ${path} n’a pas ce bouton.`, en: `The page ${path} has no such button.` },
    final: true,
  });

async function exportDays({ sql }: OperatorApp, request: DeskRequest): Promise<Response> {
  const { context, place, now } = request;
  const from = askedDay(request);
  const bookings = await readDeskBookings(sql, place.id, { from, until: addDays(from, EXPORTED_DAYS - 1) }, now);
  const say = dayWords[context.language];
  const { columns } = say;
  const header = [
    columns.day,
    columns.from,
    columns.until,
    columns.resource,
    columns.seats,
    columns.name,
    columns.email,
    columns.status,
    columns.price,
    columns.currency,
    columns.employer,
    columns.reference,
  ];
  const row = (booking: DeskBooking): Cell[] => [
    booking.day,
    cellTime(booking.start, place.timeZone),
    cellTime(booking.end, place.timeZone),
    booking.resource,
    booking.seats,
    booking.name,
    booking.email,
    say.statuses[booking.status],
    booking.quote.total === null ? null : decimal(booking.quote.total, booking.quote.currency),
    booking.quote.currency,
    booking.employer,
    booking.id,
  ];
  return sendCsv(context, `${say.file}-${place.publicId}-${from}`, { header, rows: bookings.map(row) });
}
