import { html } from 'hono/html';
import { dayAt } from '../../../desk/calendar-day.ts';
import { makeCalendar, readCalendars, revokeCalendar, type PrivateCalendar } from '../../../desk/private-calendars.ts';
import { isUuid } from '../../../desk/uuid.ts';
import type { Language } from '../../../http/language.ts';
import { calendarPath } from '../../calendars/routes.ts';
import type { Html } from '../../pages/layout.ts';
import { deskCrumbs, deskPage, deskPath, deskTabs, type DeskRequest } from '../day/desk-page.ts';
import { longDay } from '../day/times.ts';
import { csrfField, doneOf, linkTo, seeOther, sendOperatorPage, type OperatorApp } from '../page.ts';

const words = {
  fr: {
    title: 'Agendas',
    lead: 'Abonnez votre agenda aux réservations de ce lieu. Chaque adresse est secrète\xa0: qui la connaît voit quand et quoi est réservé, jamais par qui. Retirez-la pour y mettre fin.',
    what: 'Réservations de',
    wholePlace: 'tout le lieu',
    make: 'Créer une adresse',
    secretTitle: 'Votre adresse d’agenda',
    secret:
      'Copiez-la maintenant dans votre agenda («\xa0S’abonner\xa0», «\xa0Ajouter par URL\xa0»)\xa0: elle n’est montrée qu’une fois.',
    goOn: 'C’est copié',
    all: 'Adresses en service',
    none: 'Aucune adresse pour l’instant.',
    made: (day: string) => `créée le ${day}`,
    read: (day: string) => `lue le ${day}`,
    unread: 'jamais lue',
    revoke: 'Retirer',
    done: { revoked: 'Cette adresse ne donne plus rien.', absent: 'Cette adresse n’existe plus.' },
  },
  en: {
    title: 'Calendars',
    lead: 'Subscribe your calendar to the bookings of this place. Each address is a secret: whoever knows it sees when and what is booked, never by whom. Take it away to end it.',
    what: 'Bookings of',
    wholePlace: 'the whole place',
    make: 'Make an address',
    secretTitle: 'Your calendar’s address',
    secret: 'Copy it into your calendar now (“Subscribe”, “Add by URL”): it is shown once.',
    goOn: 'Copied',
    all: 'Addresses in use',
    none: 'No address yet.',
    made: (day: string) => `made on ${day}`,
    read: (day: string) => `read on ${day}`,
    unread: 'never read',
    revoke: 'Take away',
    done: { revoked: 'This address gives nothing any more.', absent: 'This address is no longer there.' },
  },
} as const satisfies Record<Language, unknown>;

/** Secret addresses under which the bookings of a place can be subscribed to. */
export function calendarPages(app: OperatorApp): void {
  deskPage(app, { sub: '/calendars', method: 'get', access: 'operator' }, (request) => sendCalendars(app, request));
  deskPage(app, { sub: '/calendars', method: 'post', access: 'operator' }, (request) => act(app, request));
}

async function act({ sql }: OperatorApp, request: DeskRequest): Promise<Response> {
  const { context, actor, form, place, at } = request;
  const say = words[context.language];
  const back = deskPath(place, '/calendars');
  if (form.has('revoke')) {
    const id = form.get('revoke');
    const revoked = isUuid(id) && (await revokeCalendar(sql, id, at));
    return seeOther(context, back, revoked ? 'revoked' : 'absent');
  }
  const resource = form.get('resource');
  // What is no number is no resource of any place.
  const secret = await makeCalendar(
    sql,
    resource === '' ? null : /^\d{1,15}$/.test(resource) ? Number(resource) : -1,
    at,
  );
  // Not a page to come back to: the address is told once.
  return sendOperatorPage(context, actor, {
    title: say.secretTitle,
    crumbs: [...deskCrumbs(actor, place), { label: say.title, path: back }],
    main: html`<p class="lead">${say.secret}</p>
      <p class="code">${context.url.origin}${calendarPath(secret)}</p>
      <p class="actions"><a class="button" href="${linkTo(context, back)}">${say.goOn}</a></p>`,
  });
}

async function sendCalendars({ sql }: OperatorApp, request: DeskRequest): Promise<Response> {
  const { context, actor, place } = request;
  const say = words[context.language];
  const calendars = await readCalendars(sql, place.id);
  const done = doneOf(context) as keyof typeof say.done | undefined;
  return sendOperatorPage(context, actor, {
    title: say.title,
    crumbs: deskCrumbs(actor, place),
    notice: done && say.done[done] ? { kind: 'good', text: say.done[done] } : undefined,
    main: html`${deskTabs(context, actor, place, 'calendars')}
      <p class="lead">${say.lead}</p>
      <form class="form" method="post" action="${linkTo(context, deskPath(place, '/calendars'))}">
        ${csrfField(context)}
        <div class="field">
          <label for="resource">${say.what}</label>
          <select id="resource" name="resource">
            <option value="">${say.wholePlace}</option>
            ${place.resources.map(({ id, name }) => html`<option value="${id}">${name}</option>`)}
          </select>
        </div>
        <p class="actions"><button type="submit" class="button">${say.make}</button></p>
      </form>
      <h2>${say.all}</h2>
      ${calendarRows(request, calendars)}`,
  });
}

function calendarRows({ context, place }: DeskRequest, calendars: readonly PrivateCalendar[]): Html {
  const { language } = context;
  const say = words[language];
  if (calendars.length === 0) return html`<p class="muted">${say.none}</p>`;
  const day = (instant: Date): string => longDay(dayAt(place.timeZone, instant), language);
  return html`<ul class="rows">
    ${calendars.map(
      ({ id, resourceId, createdAt, readAt }) =>
        html`<li>
          <div>
            <p>
              <strong>${place.resources.find((resource) => resource.id === resourceId)?.name ?? say.wholePlace}</strong>
            </p>
            <p class="muted">${say.made(day(createdAt))}, ${readAt === null ? say.unread : say.read(day(readAt))}</p>
          </div>
          <form method="post" action="${linkTo(context, deskPath(place, '/calendars'))}">
            ${csrfField(context)}
            <button type="submit" class="button danger small" name="revoke" value="${id}">${say.revoke}</button>
          </form>
        </li>`,
    )}
  </ul>`;
}
