import { html } from 'hono/html';
import { addDays, dayAt, daysOfMonth, isMonth } from '../../../desk/calendar-day.ts';
import { decimal, type Cell } from '../../../desk/csv.ts';
import type { DeskBooking } from '../../../desk/day.ts';
import { readMonth } from '../../../desk/month.ts';
import { deskCrumbs, deskPage, deskPath, deskTabs, sendCsv, type DeskRequest } from '../day/desk-page.ts';
import { cellTime, longMonth } from '../day/times.ts';
import { dayWords } from '../day/words.ts';
import type { Html } from '../../pages/layout.ts';
import { linkTo, sendOperatorPage, type OperatorApp } from '../page.ts';
import { dayTable, employerTable, figureTiles, resourceTable, tariffTable } from './figures.ts';
import { monthWords } from './words.ts';

/** The statement of a place for a month. */
export function monthPages(app: OperatorApp): void {
  deskPage(app, { sub: '/month', method: 'get', access: 'operator' }, (request) => sendMonth(app, request));
  deskPage(app, { sub: '/month.csv', method: 'get', access: 'operator' }, (request) => exportMonth(app, request));
}

/** The month that the address asks for; the current one otherwise. */
function askedMonth({ context, place, now }: DeskRequest): string {
  const asked = context.url.searchParams.get('month') ?? '';
  return isMonth(asked) ? asked : dayAt(place.timeZone, now).slice(0, 7);
}

async function sendMonth({ sql }: OperatorApp, request: DeskRequest): Promise<Response> {
  const { context, actor, place, now } = request;
  const { language } = context;
  const month = askedMonth(request);
  const statement = await readMonth(sql, place.id, month, now);
  const say = monthWords[language];
  return sendOperatorPage(context, actor, {
    title: longMonth(month, language),
    crumbs: deskCrumbs(actor, place),
    main: html`${deskTabs(context, actor, place, 'month')}
      <p class="lead">${say.lead(place.name)}</p>
      ${monthBar(request, month)} ${figureTiles(statement, language)}
      <p class="muted">${say.note}</p>
      ${resourceTable(statement.resources, language)} ${tariffTable(statement.tariffs, language)}
      ${employerTable(statement.employers, language)} ${dayTable(statement.days, language)}
      <p class="actions no-print">
        <a class="button quiet" href="${linkTo(context, `${deskPath(place, '/month.csv')}?month=${month}`)}"
          >${say.export}</a
        >
      </p>
      <p class="muted no-print">${dayWords[language].print}</p>`,
  });
}

const monthBefore = (month: string): string => addDays(`${month}-01`, -1).slice(0, 7);
const monthAfter = (month: string): string => addDays(daysOfMonth(month).at(-1) ?? month, 1).slice(0, 7);

function monthBar({ context, place }: DeskRequest, month: string): Html {
  const say = monthWords[context.language];
  const link = (target: string): string => linkTo(context, `${deskPath(place, '/month')}?month=${target}`);
  return html`<div class="toolbar no-print">
    <a class="button quiet" href="${link(monthBefore(month))}"
      ><span aria-hidden="true">‹</span> <span class="visually-hidden">${say.previous}</span></a
    >
    <a class="button quiet" href="${link(monthAfter(month))}"
      ><span aria-hidden="true">›</span> <span class="visually-hidden">${say.next}</span></a
    >
    <form class="desk-date" method="get">
      ${
        context.url.searchParams.has('lang')
          ? html`<input type="hidden" name="lang" value="${context.language}" />`
          : ''
      }
      <label class="visually-hidden" for="month">${say.month}</label>
      <input type="month" id="month" name="month" value="${month}" required />
      <button type="submit" class="button quiet">${say.show}</button>
    </form>
  </div>`;
}

/** One line a booking, without anything that says whose it is. */
async function exportMonth({ sql }: OperatorApp, request: DeskRequest): Promise<Response> {
  const { context, place, now } = request;
  const month = askedMonth(request);
  const { bookings } = await readMonth(sql, place.id, month, now);
  const { columns, file } = monthWords[context.language];
  const { statuses } = dayWords[context.language];
  const header = [
    columns.day,
    columns.from,
    columns.until,
    columns.resource,
    columns.seats,
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
    statuses[booking.status],
    booking.quote.total === null ? null : decimal(booking.quote.total, booking.quote.currency),
    booking.quote.currency,
    booking.employer,
    booking.id,
  ];
  return sendCsv(context, `${file}-${place.publicId}-${month}`, { header, rows: bookings.map(row) });
}
