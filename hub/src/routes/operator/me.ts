import { html } from 'hono/html';
import { endSessions, openSessions, type OpenSession } from '../../access/sessions.ts';
import type { Language } from '../../http/language.ts';
import { momentSentence } from '../../messages/times.ts';
import type { Html } from '../pages/layout.ts';
import { messagesIn } from './day/times.ts';
import {
  csrfField,
  doneOf,
  operatorPage,
  seeOther,
  sendOperatorPage,
  type OperatorApp,
  type OperatorContext,
} from './page.ts';
import { namesFor, roleSentence } from './roles.ts';
import { signedOut } from './session.ts';

const words = {
  fr: {
    title: 'Mes sessions',
    lead: 'Une session prend fin après 8 heures sans rien faire, et au bout de 24 heures dans tous les cas.',
    here: 'cette session',
    since: (from: string, seen: string) => `ouverte le ${from}, employée le ${seen}`,
    unknown: 'Appareil inconnu',
    end: 'Fermer',
    everywhere: 'Se déconnecter partout',
    ended: 'La session est fermée.',
    roles: 'Mes rôles',
    noRole: 'Aucun rôle pour l’instant.',
  },
  en: {
    title: 'My sessions',
    lead: 'A session ends after 8 hours of doing nothing, and after 24 hours in any case.',
    here: 'this session',
    since: (from: string, seen: string) => `opened on ${from}, used on ${seen}`,
    unknown: 'Unknown device',
    end: 'End',
    everywhere: 'Sign out everywhere',
    ended: 'The session is ended.',
    roles: 'My roles',
    noRole: 'No role yet.',
  },
} as const satisfies Record<Language, unknown>;

/** Where somebody is signed in, and the way out everywhere at once. */
export function mePages(app: OperatorApp): void {
  const { sql } = app;
  const page = { path: '/operator/me', access: 'signed-in' } as const;
  operatorPage(app, { ...page, method: 'get' }, async ({ context, actor, session, now }) => {
    const say = words[context.language];
    const [sessions, names] = await Promise.all([
      openSessions(sql, session.accountId, now),
      namesFor(sql, actor.roles),
    ]);
    return sendOperatorPage(context, actor, {
      title: say.title,
      crumbs: [],
      notice: doneOf(context) === 'ended' ? { kind: 'good', text: say.ended } : undefined,
      main: html`<p class="lead">${say.lead}</p>
        <ul class="rows">
          ${sessions.map((open) => sessionRow(context, open, open.id === session.id))}
        </ul>
        <form method="post">
          ${csrfField(context)}
          <p class="actions">
            <button type="submit" class="button danger" name="everywhere" value="1">${say.everywhere}</button>
          </p>
        </form>
        <h2>${say.roles}</h2>
        ${
          actor.roles.length === 0
            ? html`<p>${say.noRole}</p>`
            : html`<ul class="rows">
                ${actor.roles.map((role) => html`<li><p>${roleSentence(role, names, context.language)}</p></li>`)}
              </ul>`
        }`,
    });
  });
  operatorPage(app, { ...page, method: 'post' }, async ({ context, session, form }) => {
    const id = form.has('everywhere') ? undefined : form.get('session');
    await endSessions(sql, session.accountId, id);
    return id === undefined || id === session.id ? signedOut(context) : seeOther(context, '/operator/me', 'ended');
  });
}

function sessionRow(context: OperatorContext, { id, device, createdAt, seenAt }: OpenSession, here: boolean): Html {
  const say = words[context.language];
  const at = (date: Date) => momentSentence(date, 'Europe/Paris', messagesIn(context.language));
  const name = device === '?' ? say.unknown : device;
  return html`<li>
    <p>
      <strong>${name}</strong> ${here ? html`<span class="chip good">${say.here}</span>` : ''}<br />
      <span class="muted">${say.since(at(createdAt), at(seenAt))}</span>
    </p>
    <form method="post">
      ${csrfField(context)}
      <button type="submit" class="button danger small" name="session" value="${id}">
        ${say.end}<span class="visually-hidden"> ${name}, ${at(seenAt)}</span>
      </button>
    </form>
  </li>`;
}
