import { html } from 'hono/html';
import { dayAt, isDay } from '../../../desk/calendar-day.ts';
import { isUuid } from '../../../desk/uuid.ts';
import { cancelDates } from '../../../series/cancel.ts';
import { readSeriesOf, type ListedSeries } from '../../../series/list.ts';
import { placeSeries } from '../../../series/place.ts';
import { noSeries, readDates, type SeriesBooking } from '../../../series/read.ts';
import type { Html } from '../../pages/layout.ts';
import { deskCrumbs, deskPage, deskPath, deskTabs, type DeskRequest } from '../day/desk-page.ts';
import { longDay, periodOf } from '../day/times.ts';
import type { OperatorPageContent } from '../layout.ts';
import { csrfField, doneOf, linkTo, seeOther, sendOperatorPage, type OperatorApp } from '../page.ts';
import { emptyForm, readForm, weeklyForm, type WeeklyForm } from './form.ts';
import { weeklyWords } from './words.ts';

/** Weekly bookings of one person: made all at once, seen, and cancelled date by date or together. */
export function weeklyPages(app: OperatorApp): void {
  const one = '/weekly/:series';
  deskPage(app, { sub: '/weekly', method: 'get', access: 'operator' }, (request) => {
    const { context, place, now } = request;
    const asked = context.url.searchParams.get('date') ?? '';
    const today = dayAt(place.timeZone, now);
    const form = emptyForm(place, isDay(asked) && asked > today ? asked : today, context.language);
    return sendWeekly(app, request, form);
  });
  deskPage(app, { sub: '/weekly', method: 'post', access: 'operator' }, (request) => book(app, request));
  deskPage(app, { sub: one, method: 'get', access: 'operator' }, (request) => sendSeries(app, request));
  deskPage(app, { sub: one, method: 'post', access: 'operator' }, (request) => cancel(app, request));
}

async function book(app: OperatorApp, request: DeskRequest): Promise<Response> {
  const { context, place, at } = request;
  const say = weeklyWords[context.language];
  const { form, request: asked } = readForm(request.form, place);
  if (asked === undefined) return sendWeekly(app, request, form, { kind: 'bad', text: say.faults.missing });
  const placed = await placeSeries(app.sql, asked, { ...at, key: form.key, language: context.language });
  if (placed.status === 201) return seeOther(context, deskPath(place, `/weekly/${placed.series.id}`), 'booked');
  const { refused = [], detail = '' } = placed.problem;
  // Another wish than the one that was refused needs another key.
  const again = { ...form, key: emptyForm(place, '', context.language).key, refused };
  return sendWeekly(app, request, again, { kind: 'bad', text: detail });
}

async function sendWeekly(
  { sql }: OperatorApp,
  request: DeskRequest,
  form: WeeklyForm,
  notice?: OperatorPageContent['notice'],
): Promise<Response> {
  const { context, actor, place, now } = request;
  const say = weeklyWords[context.language];
  const going = await readSeriesOf(sql, place.id, now);
  return sendOperatorPage(context, actor, {
    title: say.title,
    crumbs: deskCrumbs(actor, place),
    notice,
    status: notice === undefined ? 200 : form.refused.length > 0 ? 409 : 400,
    main: html`${deskTabs(context, actor, place, 'weekly')}
      <p class="lead">${say.lead}</p>
      ${weeklyForm(request, form)}
      <section aria-labelledby="going">
        <h2 id="going">${say.going}</h2>
        ${going.length === 0 ? html`<p class="muted">${say.none}</p>` : seriesRows(request, going)}
      </section>`,
  });
}

function seriesRows(request: DeskRequest, going: readonly ListedSeries[]): Html {
  const { context, place } = request;
  const say = weeklyWords[context.language];
  return html`<ul class="rows">
    ${going.map(
      ({ id, name, email, resource, left, ...next }) =>
        html`<li>
          <div>
            <p>
              <a href="${linkTo(context, deskPath(place, `/weekly/${id}`))}">${name ?? email ?? say.noName}</a>
              <span class="muted">${resource}</span>
            </p>
            <p class="muted">${say.next(period(request, { ...next, day: dayAt(place.timeZone, next.start) }), left)}</p>
          </div>
        </li>`,
    )}
  </ul>`;
}

/** « mardi 24 novembre 2026, 9 h – 12 h ». */
function period({ context, place }: DeskRequest, booking: Pick<SeriesBooking, 'day' | 'start' | 'end'>): string {
  const { language } = context;
  return `${longDay(booking.day, language)}, ${periodOf(booking, place.timeZone, language)}`;
}

/** The id of the address. @throws ProblemError `not-found` for what is no id */
function seriesOf({ params }: DeskRequest): string {
  const id = params['series'] ?? '';
  if (!isUuid(id)) throw noSeries();
  return id;
}

async function cancel({ sql }: OperatorApp, request: DeskRequest): Promise<Response> {
  const { context, form, place, at } = request;
  const id = seriesOf(request);
  const chosen = form.has('all') ? undefined : form.all('date').filter(isDay);
  const cancelled = await cancelDates(sql, id, chosen, at);
  return seeOther(context, deskPath(place, `/weekly/${id}`), cancelled > 0 ? 'cancelled' : 'unchanged');
}

async function sendSeries({ sql }: OperatorApp, request: DeskRequest): Promise<Response> {
  const { context, actor, place, now } = request;
  const say = weeklyWords[context.language];
  const id = seriesOf(request);
  const dates = await readDates(sql, place.id, id);
  if (dates.length === 0) throw noSeries();
  const person = (await readSeriesOf(sql, place.id, now)).find((listed) => listed.id === id);
  const done = doneOf(context) as keyof typeof say.done | undefined;
  return sendOperatorPage(context, actor, {
    title: say.one,
    crumbs: [...deskCrumbs(actor, place), { label: say.title, path: deskPath(place, '/weekly') }],
    notice: done && say.done[done] ? { kind: done === 'unchanged' ? 'warn' : 'good', text: say.done[done] } : undefined,
    main: html`${
        person
          ? html`<p class="lead">${[person.name, person.email, person.resource].filter(Boolean).join(' · ')}</p>`
          : ''
      }
      <h2>${say.dates}</h2>
      ${
        dates.some((date) => isOpen(date, now))
          ? html`<form class="form" method="post" action="${linkTo(context, deskPath(place, `/weekly/${id}`))}">
              ${csrfField(context)} ${dateRows(request, dates)}
              <p class="hint">${say.cancelHint}</p>
              <p class="actions">
                <button type="submit" class="button danger">${say.cancelChosen}</button>
                <button type="submit" class="button danger" name="all" value="yes">${say.cancelAll}</button>
              </p>
            </form>`
          : html`${dateRows(request, dates)}
              <p class="muted">${say.nothingLeft}</p>`
      }`,
  });
}

const dateRows = (request: DeskRequest, dates: readonly SeriesBooking[]): Html =>
  html`<ul class="rows">
    ${dates.map((date) => dateRow(request, date))}
  </ul>`;

const isOpen = ({ status, end }: SeriesBooking, now: Date): boolean => status === 'confirmed' && end > now;

const moods: Partial<Record<SeriesBooking['status'], string>> = {
  honoured: 'good',
  'no-show': 'bad',
  cancelled: 'warn',
};

function dateRow(request: DeskRequest, date: SeriesBooking): Html {
  const { context, place, now } = request;
  const say = weeklyWords[context.language];
  const said = html`<a href="${linkTo(context, `${deskPath(place, '/day')}?date=${date.day}`)}"
      >${period(request, date)}</a
    >
    <span class="chip ${moods[date.status] ?? ''}">${say.statuses[date.status]}</span>`;
  return html`<li>
    <p>${said}</p>
    ${
      isOpen(date, now)
        ? html`<label class="choice"
            ><input type="checkbox" name="date" value="${date.day}" />
            <span
              >${say.cancelDate}<span class="visually-hidden"> (${longDay(date.day, context.language)})</span></span
            ></label
          >`
        : ''
    }
  </li>`;
}
