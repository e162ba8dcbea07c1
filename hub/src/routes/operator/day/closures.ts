import { html } from 'hono/html';
import { dayAt, isDay } from '../../../desk/calendar-day.ts';
import { closeDays, countConcerned, liftClosure, readClosures, type Closure } from '../../../desk/closures.ts';
import { isUuid } from '../../../desk/uuid.ts';
import type { Language } from '../../../http/language.ts';
import { ProblemError } from '../../../http/problem.ts';
import type { Html } from '../../pages/layout.ts';
import type { OperatorPageContent } from '../layout.ts';
import { csrfField, doneOf, linkTo, seeOther, sendOperatorPage, type OperatorApp } from '../page.ts';
import { deskCrumbs, deskPage, deskPath, deskTabs, type DeskRequest } from './desk-page.ts';
import { longDay } from './times.ts';

const words = {
  fr: {
    title: 'Fermetures',
    lead: 'Fermez un jour ou plusieurs, tout le lieu ou un seul espace. Rien ne peut plus y être réservé, et les personnes qui avaient réservé sont prévenues, avec d’autres dates.',
    what: 'Ce qui ferme',
    wholePlace: 'Tout le lieu',
    from: 'Premier jour',
    until: 'Dernier jour',
    word: 'Votre mot aux personnes concernées',
    wordHint: 'Facultatif, 500 caractères au plus. Il figure dans leur e-mail.',
    close: 'Fermer ces jours',
    closeAndTell: (count: number) =>
      count === 1 ? 'Fermer et prévenir 1 personne' : `Fermer et prévenir ${count} personnes`,
    concerned: (count: number) =>
      count === 1
        ? '1 réservation tombe sur ces jours\xa0: elle sera annulée, et la personne prévenue par e-mail. Confirmez ci-dessous.'
        : `${count} réservations tombent sur ces jours\xa0: elles seront annulées, et les personnes prévenues par e-mail. Confirmez ci-dessous.`,
    missing: 'Choisissez le premier et le dernier jour.',
    coming: 'Fermetures en cours et à venir',
    none: 'Aucune fermeture prévue.',
    open: 'Rouvrir',
    span: (from: string, until: string) => (from === until ? from : `du ${from} au ${until}`),
    done: {
      closed: 'C’est fermé. Les personnes concernées sont prévenues.',
      opened: 'C’est rouvert. Les réservations annulées le restent.',
      absent: 'Cette fermeture n’existe plus.',
    },
  },
  en: {
    title: 'Closings',
    lead: 'Close one day or several, the whole place or one resource. Nothing can be booked on them any more, and those who had booked are told, with other dates.',
    what: 'What closes',
    wholePlace: 'The whole place',
    from: 'First day',
    until: 'Last day',
    word: 'Your word to the people concerned',
    wordHint: 'Optional, 500 characters at most. It stands in their e-mail.',
    close: 'Close these days',
    closeAndTell: (count: number) => (count === 1 ? 'Close and tell 1 person' : `Close and tell ${count} people`),
    concerned: (count: number) =>
      count === 1
        ? '1 booking is on these days: it will be cancelled, and the person told by e-mail. Please confirm below.'
        : `${count} bookings are on these days: they will be cancelled, and the people told by e-mail. Please confirm below.`,
    missing: 'Choose the first and the last day.',
    coming: 'Closings, now and to come',
    none: 'No closing is planned.',
    open: 'Open again',
    span: (from: string, until: string) => (from === until ? from : `${from} to ${until}`),
    done: {
      closed: 'It is closed. The people concerned are told.',
      opened: 'It is open again. Bookings that were cancelled stay so.',
      absent: 'This closing is no longer there.',
    },
  },
} as const satisfies Record<Language, unknown>;

/** What was typed into the form. */
interface Typed {
  readonly resource: string;
  readonly from: string;
  readonly until: string;
  readonly word: string;
  /** How many bookings it cancels; shown before it is done. */
  readonly concerned?: number;
}

/** Days that a place closes beside what its hours say. */
export function closurePages(app: OperatorApp): void {
  deskPage(app, { sub: '/closures', method: 'get', access: 'operator' }, (request) => {
    const day = request.context.url.searchParams.get('date') ?? '';
    const from = isDay(day) ? day : dayAt(request.place.timeZone, request.now);
    return sendClosures(app, request, { resource: '', from, until: from, word: '' });
  });
  deskPage(app, { sub: '/closures', method: 'post', access: 'operator' }, (request) =>
    request.form.has('lift') ? lift(app, request) : close(app, request),
  );
}

async function close(app: OperatorApp, request: DeskRequest): Promise<Response> {
  const { context, form, place, at } = request;
  const say = words[context.language];
  const typed: Typed = {
    resource: form.get('resource'),
    from: form.get('from'),
    until: form.get('until'),
    word: form.get('word').slice(0, 500),
  };
  const known = typed.resource === '' || place.resources.some(({ id }) => String(id) === typed.resource);
  if (!known || !isDay(typed.from) || !isDay(typed.until)) {
    return sendClosures(app, request, typed, { kind: 'bad', text: say.missing });
  }
  const closure = {
    resourceId: typed.resource === '' ? null : Number(typed.resource),
    fromDay: typed.from,
    untilDay: typed.until,
    word: typed.word === '' ? null : typed.word,
  };
  try {
    const concerned = form.has('sure') ? 0 : await countConcerned(app.sql, closure, at);
    if (concerned > 0) {
      const notice = { kind: 'warn', text: say.concerned(concerned) } as const;
      return await sendClosures(app, request, { ...typed, concerned }, notice);
    }
    await closeDays(app.sql, closure, { ...at, timeZone: place.timeZone });
  } catch (error) {
    return sendClosures(app, request, typed, { kind: 'bad', text: sentenceOf(error, context.language) });
  }
  return seeOther(context, deskPath(place, '/closures'), 'closed');
}

/** What a refusal says; anything else is no affair of the form. */
function sentenceOf(error: unknown, language: Language): string {
  if (!(error instanceof ProblemError) || error.options.detail === undefined) throw error;
  const { detail } = error.options;
  return typeof detail === 'string' ? detail : detail[language];
}

async function lift({ sql }: OperatorApp, { context, form, place, at }: DeskRequest): Promise<Response> {
  const id = form.get('lift');
  const lifted = isUuid(id) && (await liftClosure(sql, id, at));
  return seeOther(context, deskPath(place, '/closures'), lifted ? 'opened' : 'absent');
}

async function sendClosures(
  { sql }: OperatorApp,
  request: DeskRequest,
  typed: Typed,
  notice?: OperatorPageContent['notice'],
): Promise<Response> {
  const { context, actor, place, now } = request;
  const say = words[context.language];
  const closures = await readClosures(sql, place.id, dayAt(place.timeZone, now));
  const done = doneOf(context) as keyof typeof say.done | undefined;
  const told = done && say.done[done] ? ({ kind: 'good', text: say.done[done] } as const) : undefined;
  return sendOperatorPage(context, actor, {
    title: say.title,
    crumbs: deskCrumbs(actor, place),
    notice: notice ?? told,
    status: notice?.kind === 'bad' ? 400 : 200,
    main: html`${deskTabs(context, actor, place, 'closures')}
      <p class="lead">${say.lead}</p>
      ${closureForm(request, typed)}
      <h2>${say.coming}</h2>
      ${closureRows(request, closures)}`,
  });
}

function closureForm({ context, place }: DeskRequest, typed: Typed): Html {
  const say = words[context.language];
  const { concerned = 0 } = typed;
  return html`<form class="form" method="post" action="${linkTo(context, deskPath(place, '/closures'))}">
    ${csrfField(context)}
    <div class="field">
      <label for="resource">${say.what}</label>
      <select id="resource" name="resource">
        <option value="">${say.wholePlace}</option>
        ${place.resources.map(
          ({ id, name }) =>
            html`<option value="${id}" ${String(id) === typed.resource ? html`selected` : ''}>${name}</option>`,
        )}
      </select>
    </div>
    <div class="field short">
      <label for="from">${say.from}</label>
      <input type="date" id="from" name="from" value="${typed.from}" required />
    </div>
    <div class="field short">
      <label for="until">${say.until}</label>
      <input type="date" id="until" name="until" value="${typed.until}" required />
    </div>
    <div class="field">
      <label for="word">${say.word}</label>
      <textarea id="word" name="word" rows="3" maxlength="500" aria-describedby="word-hint">${typed.word}</textarea>
      <span class="hint" id="word-hint">${say.wordHint}</span>
    </div>
    <p class="actions">
      ${
        concerned > 0
          ? html`<button type="submit" class="button danger" name="sure" value="yes">
              ${say.closeAndTell(concerned)}
            </button>`
          : html`<button type="submit" class="button">${say.close}</button>`
      }
    </p>
  </form>`;
}

function closureRows({ context, place }: DeskRequest, closures: readonly Closure[]): Html {
  const { language } = context;
  const say = words[language];
  if (closures.length === 0) return html`<p class="muted">${say.none}</p>`;
  const nameOf = (resourceId: number | null): string =>
    place.resources.find(({ id }) => id === resourceId)?.name ?? say.wholePlace;
  return html`<ul class="rows">
    ${closures.map(
      ({ id, resourceId, fromDay, untilDay, word }) =>
        html`<li>
          <div>
            <p><strong>${say.span(longDay(fromDay, language), longDay(untilDay, language))}</strong></p>
            <p class="muted">${nameOf(resourceId)}${word === null ? '' : html` · <q>${word}</q>`}</p>
          </div>
          <form method="post" action="${linkTo(context, deskPath(place, '/closures'))}">
            ${csrfField(context)}
            <button type="submit" class="button quiet small" name="lift" value="${id}">${say.open}</button>
          </form>
        </li>`,
    )}
  </ul>`;
}
