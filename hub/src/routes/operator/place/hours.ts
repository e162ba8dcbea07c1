import { html } from 'hono/html';
import { en } from '../../../../../src/translations/en.ts';
import { fr } from '../../../../../src/translations/fr.ts';
import { formatDay } from '../../../../../src/translations/opening.ts';
import { daySentence } from '../../../../../src/translations/week.ts';
import type { Language } from '../../../http/language.ts';
import { checkEdit } from '../../../operators/edit/checks.ts';
import { printOf } from '../../../operators/edit/merge.ts';
import { judgeOpening } from '../../../operators/edit/preview.ts';
import type { KeptPlace } from '../../../operators/edit/record.ts';
import { lockPlace, savePlaceEdit } from '../../../operators/edit/save.ts';
import { readHoursGrid } from '../../../operators/hours/read.ts';
import { emptyGrid, readTypedGrid, typedGrid, type TypedGrid } from '../../../operators/hours/typed.ts';
import { writeHoursGrid } from '../../../operators/hours/write.ts';
import { refreshSchedules } from '../../../opening/refresh.ts';
import type { Html } from '../../pages/layout.ts';
import { csrfField, doneOf, linkTo, onPlace, operatorPage, seeOther, sendOperatorPage } from '../page.ts';
import type { OperatorContext, OperatorRequest } from '../page.ts';
import { areaField, faultSummary } from './controls.ts';
import { by, noPlace, openPlace, pathOf, placeTabs, type PlacePages } from './frame.ts';
import { copyMonday, gridFields, readGridForm } from './hours-form.ts';
import { hoursWords } from './hours-words.ts';
import { placeWords } from './words.ts';

const path = '/operator/places/:id/hours';

/** The opening hours of a place, as a week or as text. */
export function hoursPages(pages: PlacePages): void {
  const { app } = pages;
  operatorPage(app, { path, method: 'get', access: 'operator', on: onPlace }, async (request) => {
    const { place } = await openPlace(pages, request.params['id'] ?? '');
    const hours = place.facts.openingHours;
    const asked = request.context.url.searchParams.get('as') === 'text';
    const grid = hours === null ? undefined : readHoursGrid(hours);
    const typed: Typed =
      asked || (hours !== null && grid === undefined)
        ? { as: 'text', text: hours ?? '' }
        : { as: 'grid', grid: grid ? typedGrid(grid) : emptyGrid };
    return sendHours(request, place, { typed, coming: hours });
  });
  operatorPage(app, { path, method: 'post', access: 'operator', on: onPlace }, (request) => save(pages, request));
}

type Typed = { readonly as: 'text'; readonly text: string } | { readonly as: 'grid'; readonly grid: TypedGrid };

interface Shown {
  readonly typed: Typed;
  /** The hours whose coming days are shown; null for none. */
  readonly coming: string | null;
  readonly faults?: Readonly<Record<string, string>>;
  readonly more?: string;
  readonly notice?: string;
  /** What somebody else saved meanwhile. */
  readonly conflict?: { readonly theirs: string | null; readonly mine: string | null };
  /** The fingerprint that the form began with. */
  readonly base?: string;
}

async function save(pages: PlacePages, request: OperatorRequest): Promise<Response> {
  const { form, context, now } = request;
  const { language } = context;
  const { place } = await openPlace(pages, request.params['id'] ?? '');
  const base = form.get('base');
  const asText = form.get('as') === 'text';
  const read = readGridForm(form);
  const typed: Typed = asText
    ? { as: 'text', text: form.get('text') }
    : { as: 'grid', grid: form.has('copy') ? copyMonday(read) : read };
  const judged = judgeHours(pages, place, typed, { now, language });
  const again = (shown: Omit<Shown, 'typed' | 'base'>): Promise<Response> =>
    sendHours(request, place, { ...shown, typed, base });
  if (form.has('more') || form.has('copy')) {
    return again({ coming: judged.hours ?? null, more: form.get('more') });
  }
  if (judged.faults !== undefined) return again({ coming: null, faults: judged.faults });
  const { hours } = judged;
  if (form.has('preview')) return again({ coming: hours, notice: placeWords[language].previewed });
  if (form.has('keep')) return seeOther(context, `${pathOf(place)}/hours`, 'unchanged');
  const outcome = await pages.app.sql.begin(async (tx) => {
    const locked = await lockPlace(tx, place.stored.id);
    if (locked === undefined) throw noPlace();
    const current = locked.facts.openingHours;
    const seen = [base, form.get('overwrite')].includes(printOf(current));
    if (!seen && current !== hours) return { conflict: { theirs: current, mine: hours } };
    return { changed: await savePlaceEdit(tx, locked, { openingHours: hours }, by(pages, request)) };
  });
  if ('conflict' in outcome) return again({ coming: hours, conflict: outcome.conflict });
  await refreshSchedules(pages.app.sql, now);
  return seeOther(context, `${pathOf(place)}/hours`, outcome.changed.length > 0 ? 'saved' : 'unchanged');
}

/** The hours that were typed, or what is wrong with them. */
function judgeHours(
  { territories }: PlacePages,
  place: KeptPlace,
  typed: Typed,
  { now, language }: { now: Date; language: Language },
): { hours: string | null; faults?: never } | { hours?: never; faults: Readonly<Record<string, string>> } {
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
      const nothing = read.grid.exceptions.length === 0 && place.facts.openingHours === null;
      return nothing ? { hours: null } : { faults: { 'Mo-0-from': hoursWords[language].never } };
    }
  }
  const context = { communes: territories, now, name: place.facts.name };
  const { edit, faults } = checkEdit({ openingHours: text }, context);
  const fault = faults.openingHours?.[language];
  if (fault !== undefined) return { faults: { [typed.as === 'text' ? 'text' : 'Mo-0-from']: fault } };
  return { hours: edit.openingHours ?? null };
}

function sendHours(request: OperatorRequest, place: KeptPlace, shown: Shown): Promise<Response> {
  const { context, actor, now } = request;
  const { language } = context;
  const say = placeWords[language];
  const words = hoursWords[language];
  const { typed, conflict, faults = {}, base = printOf(place.facts.openingHours) } = shown;
  const listed = Object.entries(faults).map(([name, text]) => ({ name, text, label: labelOf(language, name) }));
  const done = doneOf(context);
  const text = shown.notice ?? (done === 'saved' ? say.saved : done === 'unchanged' ? say.unchanged : undefined);
  return sendOperatorPage(context, actor, {
    title: words.title,
    crumbs: [{ label: place.facts.name, path: pathOf(place) }],
    notice: text === undefined || listed.length > 0 ? undefined : { kind: 'good', text },
    ...(conflict ? { status: 409 } : listed.length > 0 ? { status: 422 } : {}),
    script: '/pages/v1/place.js',
    wide: true,
    main: html`${placeTabs(context, place)} ${faultSummary(say.faults(listed.length), listed)}
      <div class="split">
        <form
          class="form"
          method="post"
          action="${linkTo(context, `${pathOf(place)}/hours`)}"
          id="place-form"
          novalidate
        >
          ${csrfField(context)}<input type="hidden" name="base" value="${base}" />
          <input type="hidden" name="as" value="${typed.as}" />
          ${/* Enter in a field saves, whatever button comes first on the page. */ ''}
          <button type="submit" class="visually-hidden" tabindex="-1" aria-hidden="true">${say.save}</button>
          ${conflict ? conflictPanel(context, place, conflict) : ''}
          ${
            typed.as === 'text'
              ? textFields(language, typed.text, faults, place)
              : html`<p>${words.lead}</p>
                  ${gridFields({ language, typed: typed.grid, faults, ...(shown.more ? { more: shown.more } : {}) })}`
          }
          <p class="actions">
            <button type="submit" class="button">${say.save}</button>
            <button type="submit" class="button quiet" name="preview" value="yes">${say.preview}</button>
            ${otherForm(context, place, typed)}
          </p>
        </form>
        <aside aria-labelledby="coming">
          <h2 id="coming">${words.coming}</h2>
          ${comingDays(language, place, shown.coming, now)}
        </aside>
      </div>`,
  });
}

function otherForm(context: OperatorContext, place: KeptPlace, typed: Typed): Html | string {
  const words = hoursWords[context.language];
  const address = linkTo(context, `${pathOf(place)}/hours`);
  if (typed.as === 'grid') {
    const asText = `${address}${address.includes('?') ? '&' : '?'}as=text`;
    return html`<a href="${asText}">${words.asText}</a>`;
  }
  const { openingHours } = place.facts;
  const readable = openingHours === null || readHoursGrid(openingHours) !== undefined;
  return readable ? html`<a href="${address}">${words.asGrid}</a>` : '';
}

function textFields(
  language: Language,
  text: string,
  faults: Readonly<Record<string, string>>,
  place: KeptPlace,
): Html {
  const words = hoursWords[language];
  const { openingHours } = place.facts;
  const rich = openingHours !== null && readHoursGrid(openingHours) === undefined;
  return html`${rich ? html`<p class="notice">${words.tooRich}</p>` : ''}
  ${areaField({ name: 'text', label: words.text, value: text, rows: 4, hint: words.textHint, fault: faults['text'] })}`;
}

function conflictPanel(
  { language }: OperatorContext,
  place: KeptPlace,
  { theirs, mine }: NonNullable<Shown['conflict']>,
): Html {
  const words = hoursWords[language];
  const nothing = placeWords[language].conflict.nothing;
  return html`<div class="notice bad" role="alert" tabindex="-1" id="conflicts" autofocus>
    <p><strong>${words.changed}</strong></p>
    <p>${words.theirs} <code>${theirs ?? nothing}</code></p>
    <p>${words.mine} <code>${mine ?? nothing}</code></p>
    <p class="actions">
      <button type="submit" class="button small" name="overwrite" value="${printOf(theirs)}">${words.overwrite}</button>
      <button type="submit" class="button small quiet" name="keep" value="yes">${words.keep}</button>
    </p>
  </div>`;
}

/** Two weeks, judged as the hub judges what it publishes. */
function comingDays(language: Language, { stored }: KeptPlace, hours: string | null, now: Date): Html {
  const words = hoursWords[language];
  const messages = { fr, en }[language];
  if (hours === null) return html`<p>${words.comingNone}</p>`;
  const weeks = [now, new Date(now.getTime() + 7 * 86_400_000)].flatMap(
    (from) => judgeOpening(hours, stored.time_zone, stored.departement, from).week,
  );
  return html`<table class="sheet">
    <tbody>
      ${weeks.map(
        (day) =>
          html`<tr>
            <th scope="row">${formatDay(day.date, messages, { weekday: 'short', day: 'numeric', month: 'short' })}</th>
            <td>${daySentence(day, messages)}${day.holiday ? html` <span class="muted">${day.holiday}</span>` : ''}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/** What a control is called in the summary of faults. */
function labelOf(language: Language, name: string): string {
  const words = hoursWords[language];
  const [plan = '', number = ''] = name.split('-');
  if (name === 'text') return words.text;
  if (plan === 'PH') return words.publicHolidays;
  if (plan === 'SH') return words.schoolHolidays;
  if (plan.startsWith('x')) return words.exception(Number(plan.slice(1)) + 1);
  const day = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'].indexOf(plan);
  return `${words.days[day] ?? plan} ${Number(number) + 1}`;
}
