import { html } from 'hono/html';
import type { Language } from '../../../http/language.ts';
import { checkEdit, type EditContext } from '../../../operators/edit/checks.ts';
import { weekdays } from '../../../operators/hours/grid.ts';
import { readHoursGrid } from '../../../operators/hours/read.ts';
import { emptyGrid, readTypedGrid, typedGrid, type TypedGrid } from '../../../operators/hours/typed.ts';
import { writeHoursGrid } from '../../../operators/hours/write.ts';
import type { Html } from '../../pages/layout.ts';
import type { FormFields } from '../form.ts';
import { areaField } from './controls.ts';
import { copyMonday, gridFields, readGridForm } from './hours-form.ts';
import { hoursWords } from './hours-words.ts';

/** Opening hours as a form holds them: a week, or the text of those that a week cannot hold. */
export type TypedHours =
  { readonly as: 'text'; readonly text: string } | { readonly as: 'grid'; readonly grid: TypedGrid };

/** How a form shows hours: as a week wherever that loses nothing. */
export function typedHours(hours: string | null, as: TypedHours['as'] = 'grid'): TypedHours {
  const grid = hours === null ? undefined : readHoursGrid(hours);
  return as === 'text' || (hours !== null && grid === undefined)
    ? { as: 'text', text: hours ?? '' }
    : { as: 'grid', grid: grid ? typedGrid(grid) : emptyGrid };
}

/** What a form with hours in it sent; Monday is copied when that was asked for. */
export function readTypedHours(form: FormFields): TypedHours {
  if (form.get('as') === 'text') return { as: 'text', text: form.get('text') };
  const grid = readGridForm(form);
  return { as: 'grid', grid: form.has('copy') ? copyMonday(grid) : grid };
}

/** Sentences by the name of a control. */
export type HoursFaults = Readonly<Record<string, string>>;

export type JudgedHours =
  { readonly hours: string | null; readonly faults?: never } | { readonly hours?: never; readonly faults: HoursFaults };

/**
 * The hours that were typed in canonical form, null when nothing was said of them, or what is wrong.
 * @param before what stands now: a week without an hour takes nothing away
 */
export function judgeHours(
  typed: TypedHours,
  before: string | null,
  { language, ...context }: EditContext & { readonly language: Language },
): JudgedHours {
  let text: string;
  if (typed.as === 'text') {
    ({ text } = typed);
  } else {
    const read = readTypedGrid(typed.grid);
    if ('faults' in read) {
      return { faults: Object.fromEntries(read.faults.map((fault) => [fault.name, fault.text[language]])) };
    }
    text = writeHoursGrid(read.grid);
    const opens = [read.grid.week, read.grid.exceptions.map(({ plan }) => plan)].flat();
    // Holidays alone, closed or not: nothing was said of the week yet.
    if (opens.every(({ periods }) => periods.length === 0) && !read.grid.publicHolidays?.periods.length) {
      const nothing = read.grid.exceptions.length === 0 && before === null;
      return nothing ? { hours: null } : { faults: { 'Mo-0-from': hoursWords[language].never } };
    }
  }
  const { edit, faults } = checkEdit({ openingHours: text }, context);
  const fault = faults.openingHours?.[language];
  if (fault !== undefined) return { faults: { [typed.as === 'text' ? 'text' : 'Mo-0-from']: fault } };
  return { hours: edit.openingHours ?? null };
}

/** The same hours are the same text, however they were written: as a week would write them, where it can. */
export function comparableHours(hours: string | null): string {
  if (hours === null) return '';
  const grid = readHoursGrid(hours);
  return grid ? writeHoursGrid(grid) : hours;
}

export interface HoursFields {
  readonly language: Language;
  readonly typed: TypedHours;
  readonly faults: HoursFaults;
  /** See `GridForm`. */
  readonly more?: string | undefined;
  /** The hours that are stored. */
  readonly stored: string | null;
}

/** The week, or the text with the reason why it is one; for a form that has one of each. */
export function hoursFields({ language, typed, faults, more, stored }: HoursFields): Html {
  const words = hoursWords[language];
  const as = html`<input type="hidden" name="as" value="${typed.as}" />`;
  if (typed.as === 'grid') {
    return html`${as}
      <p>${words.lead}</p>
      ${gridFields({ language, typed: typed.grid, faults, ...(more === undefined ? {} : { more }) })}`;
  }
  const rich = stored !== null && readHoursGrid(stored) === undefined;
  return html`${as} ${rich ? html`<p class="notice">${words.tooRich}</p>` : ''}
  ${areaField({ name: 'text', label: words.text, value: typed.text, rows: 4, hint: words.textHint, fault: faults['text'] })}`;
}

/** What a control is called in the summary of faults. */
export function hoursLabel(language: Language, name: string): string {
  const words = hoursWords[language];
  const [plan = '', number = ''] = name.split('-');
  if (name === 'text') return words.text;
  if (plan === 'PH') return words.publicHolidays;
  if (plan === 'SH') return words.schoolHolidays;
  if (plan.startsWith('x')) return words.exception(Number(plan.slice(1)) + 1);
  const day = (weekdays as readonly string[]).indexOf(plan);
  return `${words.days[day] ?? plan} ${Number(number) + 1}`;
}
