import { html } from 'hono/html';
import { formatAmount } from '../../../../../src/translations/prices.ts';
import type { BookingStatus } from '../../../../../sdk/contract/index.ts';
import { addDays, daysOfMonth, isMonth } from '../../../desk/calendar-day.ts';
import { decimal, type Cell } from '../../../desk/csv.ts';
import { readEmployerLines, spacedVoucher, type EmployerLine, type Voucher } from '../../../desk/vouchers.ts';
import type { Language } from '../../../http/language.ts';
import type { Html } from '../../pages/layout.ts';
import { sendCsv } from '../day/desk-page.ts';
import { longMonth, messagesIn, shortDay } from '../day/times.ts';
import { dayWords } from '../day/words.ts';
import { formatNumber, formatSums } from '../month/figures.ts';
import { linkTo, type OperatorApp, type OperatorRequest } from '../page.ts';
import { voucherWords } from './words.ts';

/** The month that the address asks for; otherwise the current one by universal time. */
function askedMonth({ context, now }: OperatorRequest): string {
  const asked = context.url.searchParams.get('month') ?? '';
  return isMonth(asked) ? asked : now.toISOString().slice(0, 7);
}

async function linesOf({ sql }: OperatorApp, voucher: Voucher, month: string): Promise<EmployerLine[]> {
  const days = daysOfMonth(month);
  return readEmployerLines(sql, voucher.employer, { from: days[0] ?? '', until: days.at(-1) ?? '' });
}

/** What all vouchers of the employer paid for in a month. */
export async function statementSection(app: OperatorApp, request: OperatorRequest, voucher: Voucher): Promise<Html> {
  const { context } = request;
  const { language } = context;
  const month = askedMonth(request);
  const lines = await linesOf(app, voucher, month);
  const say = voucherWords[language];
  const path = `/operator/vouchers/${voucher.id}`;
  const link = (target: string): string => linkTo(context, `${path}?month=${target}`);
  const after = addDays(daysOfMonth(month).at(-1) ?? '', 1).slice(0, 7);
  return html`<section aria-labelledby="statement">
    <h2 id="statement">${say.statement(voucher.employer, longMonth(month, language))}</h2>
    <p class="toolbar no-print">
      <a class="button quiet" href="${link(addDays(`${month}-01`, -1).slice(0, 7))}">‹ ${say.previous}</a>
      <a class="button quiet" href="${link(after)}">${say.next} ›</a>
    </p>
    ${lines.length === 0 ? html`<p class="muted">${say.nothing}</p>` : lineTable(lines, language)}
    <p class="actions no-print">
      <a class="button quiet" href="${linkTo(context, `${path}/statement.csv?month=${month}`)}">${say.export}</a>
    </p>
    <p class="muted no-print">${say.print}</p>
  </section>`;
}

function lineTable(lines: readonly EmployerLine[], language: Language): Html {
  const say = voucherWords[language];
  const { columns } = say;
  const sums = new Map<string, number>();
  for (const { total, currency } of lines) if (total !== null) sums.set(currency, (sums.get(currency) ?? 0) + total);
  const halves = lines.reduce((sum, { halfDays }) => sum + halfDays, 0);
  return html`<table class="sheet">
      <thead>
        <tr>
          <th scope="col">${columns.day}</th>
          <th scope="col">${columns.place}</th>
          <th scope="col">${columns.status}</th>
          <th scope="col" class="number">${columns.days}</th>
          <th scope="col" class="number">${columns.price}</th>
        </tr>
      </thead>
      <tbody>
        ${lines.map(
          ({ day, place, resource, status, halfDays, total, currency }) =>
            html`<tr>
              <th scope="row">${shortDay(day, language)}</th>
              <td class="name" data-label="${columns.place}">${place} · ${resource}</td>
              <td data-label="${columns.status}">${dayWords[language].statuses[status as BookingStatus]}</td>
              <td class="number" data-label="${columns.days}">${formatNumber(halfDays / 2, language)}</td>
              <td class="number" data-label="${columns.price}">
                ${total === null ? say.noPrice : formatAmount(total, currency, messagesIn(language))}
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
    <p><strong>${say.sum(formatNumber(halves / 2, language), halves, formatSums(sums, language))}</strong></p>`;
}

/** The statement for a spreadsheet. */
export async function sendStatement(app: OperatorApp, request: OperatorRequest, voucher: Voucher): Promise<Response> {
  const { context } = request;
  const month = askedMonth(request);
  const { columns, file } = voucherWords[context.language];
  const { statuses } = dayWords[context.language];
  const header = [
    columns.day,
    columns.place,
    columns.resource,
    columns.code,
    columns.days,
    columns.price,
    columns.currency,
    columns.status,
    columns.reference,
  ];
  const row = (line: EmployerLine): Cell[] => [
    line.day,
    line.place,
    line.resource,
    spacedVoucher(line.code),
    line.halfDays / 2,
    line.total === null ? null : decimal(line.total, line.currency),
    line.currency,
    statuses[line.status as BookingStatus],
    line.id,
  ];
  return sendCsv(context, `${file}-${month}`, { header, rows: (await linesOf(app, voucher, month)).map(row) });
}
