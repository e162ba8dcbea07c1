import { html } from 'hono/html';
import { printOf } from '../../../operators/edit/merge.ts';
import type { KeptPlace } from '../../../operators/edit/record.ts';
import { lockPlace, savePlaceEdit } from '../../../operators/edit/save.ts';
import { readHoursGrid } from '../../../operators/hours/read.ts';
import { refreshSchedules } from '../../../opening/refresh.ts';
import type { Html } from '../../pages/layout.ts';
import { csrfField, doneOf, linkTo, onPlace, operatorPage, seeOther, sendOperatorPage } from '../page.ts';
import type { OperatorContext, OperatorRequest } from '../page.ts';
import { faultSummary } from './controls.ts';
import { comingDays } from './coming.ts';
import { by, noPlace, openPlace, pathOf, placeTabs, type PlacePages } from './frame.ts';
import { hoursWords } from './hours-words.ts';
import { hoursFields, hoursLabel, judgeHours, readTypedHours, typedHours, type TypedHours } from './typed-hours.ts';
import { placeWords } from './words.ts';

const path = '/operator/places/:id/hours';

/** The opening hours of a place, as a week or as text. */
export function hoursPages(pages: PlacePages): void {
  const { app } = pages;
  operatorPage(app, { path, method: 'get', access: 'operator', on: onPlace }, async (request) => {
    const { place } = await openPlace(pages, request.params['id'] ?? '');
    const hours = place.facts.openingHours;
    const asText = request.context.url.searchParams.get('as') === 'text';
    return sendHours(request, place, { typed: typedHours(hours, asText ? 'text' : 'grid'), coming: hours });
  });
  operatorPage(app, { path, method: 'post', access: 'operator', on: onPlace }, (request) => save(pages, request));
}

interface Shown {
  readonly typed: TypedHours;
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
  const typed = readTypedHours(form);
  const { name, openingHours } = place.facts;
  const judged = judgeHours(typed, openingHours, { communes: pages.territories, now, name, language });
  const again = (shown: Omit<Shown, 'typed' | 'base'>): Promise<Response> =>
    sendHours(request, place, { ...shown, typed, base });
  if (form.has('more') || form.has('copy')) {
    return again({ coming: judged.hours ?? null, more: form.has('copy') ? 'copy' : form.get('more') });
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

function sendHours(request: OperatorRequest, place: KeptPlace, shown: Shown): Promise<Response> {
  const { context, actor, now } = request;
  const { language } = context;
  const say = placeWords[language];
  const words = hoursWords[language];
  const { typed, conflict, faults = {}, base = printOf(place.facts.openingHours) } = shown;
  const listed = Object.entries(faults).map(([name, text]) => ({ name, text, label: hoursLabel(language, name) }));
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
          ${/* Enter in a field saves, whatever button comes first on the page. */ ''}
          <button type="submit" class="visually-hidden" tabindex="-1" aria-hidden="true">${say.save}</button>
          ${conflict ? conflictPanel(context, place, conflict) : ''}
          ${hoursFields({ language, typed, faults, more: shown.more, stored: place.facts.openingHours })}
          <p class="actions">
            <button type="submit" class="button">${say.save}</button>
            <button type="submit" class="button quiet" name="preview" value="yes">${say.preview}</button>
            ${otherForm(context, place, typed)}
          </p>
        </form>
        <aside aria-labelledby="coming">
          <h2 id="coming">${words.coming}</h2>
          ${comingDays(language, place.stored, shown.coming, now)}
        </aside>
      </div>`,
  });
}

function otherForm(context: OperatorContext, place: KeptPlace, typed: TypedHours): Html | string {
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
