import { html } from 'hono/html';
import { dayAndTime } from '../../../../src/translations/dates.ts';
import { isAdministrator, type Actor, type Role } from '../../access/actor.ts';
import { KeyScopeError, listKeys, makeKey, revokeKey, type Key } from '../../access/keys.ts';
import { parseRoleKey, roleKey } from '../../access/roles.ts';
import type { Language } from '../../http/language.ts';
import { momentSentence } from '../../messages/times.ts';
import type { Html } from '../pages/layout.ts';
import { messagesIn } from './day/times.ts';
import { keyWords } from './keys-words.ts';
import {
  csrfField,
  doneOf,
  operatorPage,
  seeOther,
  sendOperatorPage,
  type OperatorApp,
  type OperatorContext,
  type OperatorRequest,
} from './page.ts';
import { namesFor, pickedRole, readRole, rolePicker, roleSentence, type RoleNames } from './roles.ts';

/** Keys for machines: everybody makes and revokes their own, within their own roles; administrators see all. */
export function keyPages(app: OperatorApp): void {
  const { sql } = app;
  const page = { path: '/operator/keys', access: 'signed-in' } as const;
  operatorPage(app, { ...page, method: 'get' }, (request) => sendKeys(app, request));
  operatorPage(app, { ...page, method: 'post' }, async (request) => {
    const { context, actor, session, form, now } = request;
    if (form.has('revoke')) {
      const accountId = isAdministrator(actor) ? undefined : session.accountId;
      await sql.begin((tx) => revokeKey(tx, form.get('revoke'), { actor, now, accountId }));
      return seeOther(context, '/operator/keys', 'revoked');
    }
    const say = keyWords[context.language];
    const name = form.get('name').slice(0, 100);
    if (name === '') return sendKeys(app, request, { fault: say.nameFault });
    const roles = await readRoles(app, request);
    if ('fault' in roles) return sendKeys(app, request, roles);
    try {
      const secret = await sql.begin((tx) => makeKey(tx, { name, roles: roles.roles }, { session, now }));
      return await sendKeys(app, request, { secret });
    } catch (error) {
      if (!(error instanceof KeyScopeError)) throw error;
      return sendKeys(app, request, { fault: say.scopeFault });
    }
  });
}

/** What the key shall be for: boxes beside what one holds, and for administrators anything. */
async function readRoles(
  { sql }: OperatorApp,
  { context, actor, form }: OperatorRequest,
): Promise<{ roles: Role[] } | { fault: string }> {
  const ticked = form.all('role').flatMap((key) => parseRoleKey(key) ?? []);
  const picked = pickedRole(form);
  if (!isAdministrator(actor) || picked.kind === '') {
    return ticked.length > 0 ? { roles: ticked } : { fault: keyWords[context.language].scopeFault };
  }
  const role = await readRole(sql, picked, context.language);
  return 'fault' in role ? role : { roles: [...ticked, role] };
}

interface Outcome {
  readonly fault?: string;
  /** Of the key that was just made: shown now and never again. */
  readonly secret?: string;
}

async function sendKeys(
  app: OperatorApp,
  request: OperatorRequest,
  { fault, secret }: Outcome = {},
): Promise<Response> {
  const { context, actor, session } = request;
  const say = keyWords[context.language];
  const all = isAdministrator(actor);
  const keys = await listKeys(app.sql, all ? undefined : session.accountId);
  const names = await namesFor(app.sql, [...actor.roles, ...keys.flatMap(({ roles }) => roles)]);
  const revoked = doneOf(context) === 'revoked' && secret === undefined;
  return sendOperatorPage(context, actor, {
    title: say.title,
    crumbs: [],
    ...(fault === undefined ? {} : { notice: { kind: 'bad' as const, text: fault }, status: 422 }),
    ...(revoked && fault === undefined ? { notice: { kind: 'good' as const, text: say.revoked } } : {}),
    main: html`${secret === undefined ? html`<p class="lead">${say.lead}</p>` : madeKey(context, secret)}
    ${
      keys.length === 0
        ? html`<p class="muted">${say.none}</p>`
        : html`<ul class="rows">
            ${keys.map((key) => keyRow(context, key, names, all))}
          </ul>`
    }
    ${secret === undefined ? newKeyForm(request, names, fault !== undefined) : ''}`,
  });
}

const madeKey = (context: OperatorContext, secret: string): Html => {
  const say = keyWords[context.language];
  return html`<section class="notice good" aria-labelledby="made">
    <h2 id="made">${say.made}</h2>
    <p>${say.copy}</p>
    <p class="code" id="key">${secret}</p>
    <p class="hint">${say.use}</p>
  </section>`;
};

function keyRow(context: OperatorContext, key: Key, names: RoleNames, all: boolean): Html {
  const say = keyWords[context.language];
  const made = dayOf(key.createdAt, context.language);
  return html`<li>
    <p>
      <strong>${key.name}</strong><br />
      <span class="muted">
        ${key.roles.map((role) => roleSentence(role, names, context.language)).join(', ')}<br />
        ${all ? `${key.maker}, ` : ''}${say.createdAt(made)},
        ${key.usedAt === null ? say.neverUsed : say.usedAt(minuteOf(key.usedAt, context.language))}
      </span>
    </p>
    <form method="post">
      ${csrfField(context)}
      <button type="submit" class="button danger small" name="revoke" value="${key.id}">
        ${say.revoke}<span class="visually-hidden"> ${key.name}</span>
      </button>
    </form>
  </li>`;
}

const dayOf = (date: Date, language: Language): string =>
  dayAndTime(date.getTime(), messagesIn(language), 'Europe/Paris')[0];

const minuteOf = (date: Date, language: Language): string => momentSentence(date, 'Europe/Paris', messagesIn(language));

function newKeyForm({ context, actor, form }: OperatorRequest, names: RoleNames, faulty: boolean): Html {
  const say = keyWords[context.language];
  const any = isAdministrator(actor);
  if (!any && actor.roles.length === 0) return html`<p>${say.nothingToGive}</p>`;
  return html`<h2>${say.make}</h2>
    <form class="form" method="post">
      ${csrfField(context)}
      <p class="field">
        <label for="name">${say.name}</label>
        <input
          id="name"
          type="text"
          name="name"
          required
          maxlength="100"
          autocomplete="off"
          value="${form.get('name').slice(0, 100)}"
          aria-describedby="name-hint"
        />
        <span class="hint" id="name-hint">${say.nameHint}</span>
      </p>
      ${
        any
          ? rolePicker(context.language, names, { picked: faulty ? pickedRole(form) : undefined })
          : ownRoles(context, actor, names, form.all('role'))
      }
      <p class="actions"><button type="submit" class="button">${say.send}</button></p>
    </form>`;
}

function ownRoles(context: OperatorContext, actor: Actor, names: RoleNames, ticked: readonly string[]): Html {
  // An operator may well make a key that only checks in.
  const offered = actor.roles.flatMap((role): Role[] =>
    role.kind === 'operator' ? [role, { kind: 'staff', placeId: role.placeId }] : [role],
  );
  return html`<fieldset class="choices">
    <legend>${keyWords[context.language].scope}</legend>
    ${offered.map(
      (role) =>
        html`<label class="choice"
          ><input
            type="checkbox"
            name="role"
            value="${roleKey(role)}"
            ${ticked.includes(roleKey(role)) ? 'checked' : ''}
          /><span>${roleSentence(role, names, context.language)}</span></label
        >`,
    )}
  </fieldset>`;
}
