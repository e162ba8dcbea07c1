import { html } from 'hono/html';
import { formatAmount } from '../../../../../src/translations/prices.ts';
import { lookUp } from '../../../../../src/translations/word.ts';
import type { DayUse, EmployerUse, MonthStatement, ResourceUse, TariffIncome } from '../../../desk/month.ts';
import type { Language } from '../../../http/language.ts';
import type { Html } from '../../pages/layout.ts';
import { dayOfMonth, messagesIn } from '../day/times.ts';
import { monthWords } from './words.ts';

export const formatNumber = (value: number, language: Language): string =>
  new Intl.NumberFormat(messagesIn(language).common.locale, { maximumFractionDigits: 1 }).format(value);

const percent = (share: number, language: Language): string =>
  new Intl.NumberFormat(messagesIn(language).common.locale, { style: 'percent', maximumFractionDigits: 0 }).format(
    share,
  );

/** « 240 € », or the sums of several currencies. */
export const formatSums = (sums: ReadonlyMap<string, number>, language: Language): string =>
  [...sums].map(([currency, minor]) => formatAmount(minor, currency, messagesIn(language))).join(' + ') ||
  monthWords[language].nothing;

/** The month in four figures. */
export function figureTiles({ total, income, byVoucher, unpriced }: MonthStatement, language: Language): Html {
  const say = monthWords[language];
  const paidByVoucher = [...byVoucher.values()].some((minor) => minor > 0);
  return html`<dl class="desk-figures">
    <div>
      <dt>${say.figures.bookings}</dt>
      <dd>${formatNumber(total.bookings, language)}</dd>
    </div>
    <div>
      <dt>${say.figures.visits}</dt>
      <dd>${formatNumber(total.visits, language)}</dd>
    </div>
    <div>
      <dt>${say.figures.noShows}</dt>
      <dd>${formatNumber(total.noShows, language)}</dd>
    </div>
    <div>
      <dt>${say.figures.income}</dt>
      <dd>
        ${formatSums(income, language)}
        ${paidByVoucher ? html`<small>${say.byVoucher(formatSums(byVoucher, language))}</small>` : ''}
        ${unpriced > 0 ? html`<small>${say.unpriced(unpriced)}</small>` : ''}
      </dd>
    </div>
  </dl>`;
}

export function resourceTable(resources: readonly ResourceUse[], language: Language): Html {
  const { columns, nothing, resources: caption } = monthWords[language];
  return html`<table class="sheet">
    <caption>
      ${caption}
    </caption>
    <thead>
      <tr>
        <th scope="col">${columns.resource}</th>
        <th scope="col" class="number">${columns.bookings}</th>
        <th scope="col" class="number">${columns.honoured}</th>
        <th scope="col" class="number">${columns.noShows}</th>
        <th scope="col" class="number">${columns.hours}</th>
        <th scope="col" class="number">${columns.occupancy}</th>
      </tr>
    </thead>
    <tbody>
      ${resources.map(
        ({ name, bookings, honoured, noShows, hours, occupancy }) =>
          html`<tr>
            <th scope="row" class="name">${name}</th>
            <td class="number" data-label="${columns.bookings}">${bookings}</td>
            <td class="number" data-label="${columns.honoured}">${honoured}</td>
            <td class="number" data-label="${columns.noShows}">${noShows}</td>
            <td class="number" data-label="${columns.hours}">${formatNumber(hours, language)}</td>
            <td class="number" data-label="${columns.occupancy}">
              ${occupancy === null ? nothing : percent(occupancy, language)}
            </td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

export function tariffTable(tariffs: readonly TariffIncome[], language: Language): Html {
  const { columns, tariffs: caption, noTariff } = monthWords[language];
  if (tariffs.length === 0) return html`<p class="muted">${noTariff}</p>`;
  const messages = messagesIn(language);
  return html`<table class="sheet">
    <caption>
      ${caption}
    </caption>
    <thead>
      <tr>
        <th scope="col">${columns.tariff}</th>
        <th scope="col" class="number">${columns.count}</th>
        <th scope="col" class="number">${columns.total}</th>
      </tr>
    </thead>
    <tbody>
      ${tariffs.map(({ per, amount, currency, count, total }) => {
        const said = formatAmount(amount, currency, messages);
        return html`<tr>
          <th scope="row">${lookUp(messages.details.tariffs, per)?.(said) ?? said}</th>
          <td class="number" data-label="${columns.count}">${count}</td>
          <td class="number" data-label="${columns.total}">${formatAmount(total, currency, messages)}</td>
        </tr>`;
      })}
    </tbody>
  </table>`;
}

export function employerTable(employers: readonly EmployerUse[], language: Language): Html | string {
  if (employers.length === 0) return '';
  const { columns, employers: caption } = monthWords[language];
  return html`<table class="sheet">
    <caption>
      ${caption}
    </caption>
    <thead>
      <tr>
        <th scope="col">${columns.employer}</th>
        <th scope="col" class="number">${columns.bookings}</th>
        <th scope="col" class="number">${columns.halfDays}</th>
        <th scope="col" class="number">${columns.total}</th>
      </tr>
    </thead>
    <tbody>
      ${employers.map(
        ({ employer, bookings, halfDays, total }) =>
          html`<tr>
            <th scope="row" class="name">${employer}</th>
            <td class="number" data-label="${columns.bookings}">${bookings}</td>
            <td class="number" data-label="${columns.halfDays}">${formatNumber(halfDays / 2, language)}</td>
            <td class="number" data-label="${columns.total}">${formatSums(total, language)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/** The days on which something happened: one line each, also on a phone, where the columns that matter most stay. */
export function dayTable(days: readonly DayUse[], language: Language): Html | string {
  const lived = days.filter(({ bookings, visits }) => bookings + visits > 0);
  if (lived.length === 0) return '';
  const { columns, days: caption } = monthWords[language];
  return html`<table class="sheet desk-days">
    <caption>
      ${caption}
    </caption>
    <thead>
      <tr>
        <th scope="col">${columns.day}</th>
        <th scope="col" class="number">${columns.bookings}</th>
        <th scope="col" class="number desk-wide">${columns.honoured}</th>
        <th scope="col" class="number desk-wide">${columns.noShows}</th>
        <th scope="col" class="number desk-wide">${columns.hours}</th>
        <th scope="col" class="number">${columns.visits}</th>
      </tr>
    </thead>
    <tbody>
      ${lived.map(
        ({ day, bookings, honoured, noShows, hours, visits }) =>
          html`<tr>
            <th scope="row">${dayOfMonth(day, language)}</th>
            <td class="number">${bookings}</td>
            <td class="number desk-wide">${honoured}</td>
            <td class="number desk-wide">${noShows}</td>
            <td class="number desk-wide">${formatNumber(hours, language)}</td>
            <td class="number">${visits}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}
