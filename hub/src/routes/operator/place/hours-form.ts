import { html, raw } from 'hono/html';
import type { Language } from '../../../http/language.ts';
import { weekdays } from '../../../operators/hours/grid.ts';
import {
  periodName,
  type TypedException,
  type TypedGrid,
  type TypedPeriod,
  type TypedPlan,
} from '../../../operators/hours/typed.ts';
import type { Html } from '../../pages/layout.ts';
import type { FormFields } from '../form.ts';
import { selectField, textField, tick } from './controls.ts';
import { hoursWords, type HoursWords } from './hours-words.ts';

/** More than anybody needs, so that a form stays a form. */
const MOST_PERIODS = 8;
const MOST_EXCEPTIONS = 60;

/** The grid as it was typed; the form counts its rows by what came. */
export function readGridForm(form: FormFields): TypedGrid {
  const names = new Set(form.entries().map(([name]) => name));
  const periods = (plan: string): TypedPeriod[] =>
    Array.from({ length: MOST_PERIODS }, (_, index) => index)
      .filter((index) => names.has(periodName(plan, index, 'from')))
      .map((index) => ({
        from: form.get(periodName(plan, index, 'from')),
        to: form.get(periodName(plan, index, 'to')),
        unsure: form.has(periodName(plan, index, 'unsure')),
        note: form.get(periodName(plan, index, 'note')),
      }))
      // Rows are counted without the empty ones, so that what is said of a row stands beside it.
      .filter((period) => !isEmpty(period) || period.note !== '');
  const plan = (name: string): TypedPlan => {
    const mode = form.get(`${name}-mode`);
    return {
      mode: mode === 'closed' || mode === 'open' ? mode : 'same',
      periods: periods(name),
      note: form.get(`${name}-reason`),
    };
  };
  return {
    week: weekdays.map(periods),
    publicHolidays: plan('PH'),
    schoolHolidays: plan('SH'),
    exceptions: Array.from({ length: MOST_EXCEPTIONS }, (_, index) => `x${index}`)
      .filter((name) => names.has(`${name}-day`))
      .map((name) => ({
        ...plan(name),
        day: form.get(`${name}-day`),
        until: form.get(`${name}-until`),
        yearly: form.has(`${name}-yearly`),
      })),
  };
}

const isEmpty = ({ from, to }: TypedPeriod): boolean => from === '' && to === '';
const blank: TypedPeriod = { from: '', to: '', unsure: false, note: '' };
const blankException: TypedException = { mode: 'closed', periods: [], note: '', day: '', until: '', yearly: false };

/** Monday's periods on the four days after. */
export const copyMonday = (grid: TypedGrid): TypedGrid => ({
  ...grid,
  week: grid.week.map((day, index) => (index > 0 && index < 5 ? (grid.week[0] ?? day) : day)),
});

export interface GridForm {
  readonly language: Language;
  readonly typed: TypedGrid;
  /** Sentences by the name of a control. */
  readonly faults: Readonly<Record<string, string>>;
  /** The plan to which one more row was asked for, or `exceptions`. */
  readonly more?: string;
}

/** The week, the holidays and the exceptions, with a blank row wherever one may follow. */
export function gridFields({ language, typed, faults, more = '' }: GridForm): Html {
  const say = hoursWords[language];
  const rows = (plan: string, name: string, periods: readonly TypedPeriod[]): Html => {
    // Two rows are a day with its lunch break.
    const count = Math.min(Math.max(2, periods.length) + (more === plan ? 1 : 0), MOST_PERIODS);
    const shown = [...periods, ...Array.from({ length: Math.max(0, count - periods.length) }, () => blank)];
    // Where one goes on after a row more, or after Monday was copied.
    const next = more === plan ? periods.length : more === 'copy' && plan === 'Sa' ? 0 : undefined;
    return html`${shown.map((period, index) => periodRow(say, { plan, name, index, period, faults, next: index === next }))}
      <p class="actions">
        <button
          type="submit"
          class="button small quiet"
          name="more"
          value="${plan}"
          aria-label="${`${name} – ${say.more}`}"
        >
          ${say.more}
        </button>
        ${plan === 'Mo' ? html`<button type="submit" class="button small quiet" name="copy" value="monday">${say.copy}</button>` : ''}
      </p>`;
  };
  return html`${weekdays.map((day, index) => {
      const name = say.days[index] ?? day;
      return html`<fieldset class="hours-day">
        <legend>${name}</legend>
        ${rows(day, name, typed.week[index] ?? [])}
      </fieldset>`;
    })}
    ${planFields(say, 'PH', say.publicHolidays, typed.publicHolidays, faults, rows)}
    ${planFields(say, 'SH', say.schoolHolidays, typed.schoolHolidays, faults, rows)}
    <h2 id="exceptions">${say.exceptions}</h2>
    <p>${say.exceptionsText}</p>
    ${[...typed.exceptions, ...(typed.exceptions.length === 0 || more === 'exceptions' ? [blankException] : [])].map(
      (exception, index) =>
        exceptionFields(say, `x${index}`, {
          index,
          exception,
          faults,
          rows,
          next: more === 'exceptions' && index === typed.exceptions.length,
        }),
    )}
    <p>
      <button type="submit" class="button small quiet" name="more" value="exceptions">${say.moreExceptions}</button>
    </p>`;
}

type Rows = (plan: string, name: string, periods: readonly TypedPeriod[]) => Html;

interface Row {
  readonly plan: string;
  readonly name: string;
  readonly index: number;
  readonly period: TypedPeriod;
  readonly faults: Readonly<Record<string, string>>;
  /** Whether the next thing typed goes here. */
  readonly next: boolean;
}

function periodRow(say: HoursWords, { plan, name, index, period, faults, next }: Row): Html {
  const time = (part: 'from' | 'to', label: string): Html => {
    const control = periodName(plan, index, part);
    const fault = faults[control];
    return html`<input
        type="text"
        id="${control}"
        name="${control}"
        value="${period[part]}"
        size="6"
        inputmode="text"
        autocomplete="off"
        aria-label="${label}"
        ${next && part === 'from' ? raw('autofocus') : ''}
        ${fault ? html`aria-invalid="true" aria-describedby="${control}-fault"` : ''}
      />${fault ? html`<span class="fault" id="${control}-fault">${fault}</span>` : ''}`;
  };
  const said = period.unsure || period.note !== '';
  return html`<div class="hours-row">
    <span aria-hidden="true">${say.from}</span> ${time('from', say.fromLabel(name, index + 1))}
    <span aria-hidden="true">${say.to}</span> ${time('to', say.toLabel(name, index + 1))}
    <details ${said ? raw('open') : ''}>
      <summary aria-label="${`${name} – ${say.remark} ${index + 1}`}">${say.remark}</summary>
      ${tick(periodName(plan, index, 'unsure'), say.unsure, period.unsure)}
      ${textField({ name: periodName(plan, index, 'note'), label: say.note, value: period.note })}
    </details>
  </div>`;
}

/** Shown by the style sheet when the choice above asks for it; a browser that cannot tell shows everything. */
const ownHours = (rows: Html): Html => html`<div class="hours-own">${rows}</div>`;
const whyClosed = (say: HoursWords, name: string, note: string): Html =>
  html`<div class="hours-why">${textField({ name: `${name}-reason`, label: say.reason, value: note })}</div>`;

function planFields(
  say: HoursWords,
  name: string,
  title: string,
  plan: TypedPlan,
  faults: Row['faults'],
  rows: Rows,
): Html {
  return html`<fieldset class="hours-day">
    <legend>${title}</legend>
    ${selectField({ name: `${name}-mode`, label: say.planOf, value: plan.mode, options: Object.entries(say.modes), fault: faults[`${name}-mode`] })}
    ${plan.note === '' ? '' : whyClosed(say, name, plan.note)} ${ownHours(rows(name, title, plan.periods))}
  </fieldset>`;
}

interface ExceptionRow {
  readonly index: number;
  readonly exception: TypedException;
  readonly faults: Row['faults'];
  readonly rows: Rows;
  readonly next: boolean;
}

function exceptionFields(say: HoursWords, name: string, { index, exception, faults, rows, next }: ExceptionRow): Html {
  const title = say.exception(index + 1);
  const { same: _same, ...modes } = say.modes;
  return html`<fieldset class="hours-day">
    <legend>${title}</legend>
    <div class="fields">
      ${textField({ name: `${name}-day`, label: say.day, value: exception.day, type: 'date', fault: faults[`${name}-day`], autofocus: next })}
      ${textField({ name: `${name}-until`, label: say.until, value: exception.until, type: 'date', fault: faults[`${name}-until`] })}
    </div>
    ${tick(`${name}-yearly`, say.yearly, exception.yearly)}
    ${selectField({ name: `${name}-mode`, label: say.plan, value: exception.mode === 'open' ? 'open' : 'closed', options: Object.entries(modes) })}
    ${whyClosed(say, name, exception.note)} ${ownHours(rows(name, title, exception.periods))}
  </fieldset>`;
}
