import { html } from 'hono/html';
import { dayAndTime } from '../../../../src/translations/dates.ts';
import {
  addAccount,
  findAccount,
  giveRole,
  invite,
  LastAdministratorError,
  listAccounts,
  removeAccount,
  takeRole,
  type Account,
} from '../../access/accounts.ts';
import type { Role } from '../../access/actor.ts';
import { readEmail } from '../../access/email.ts';
import { parseRoleKey, roleKey } from '../../access/roles.ts';
import type { Language } from '../../http/language.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Html } from '../pages/layout.ts';
import { accountWords } from './accounts-words.ts';
import { messagesIn } from './day/times.ts';
import {
  csrfField,
  doneOf,
  linkTo,
  operatorPage,
  seeOther,
  sendOperatorPage,
  type OperatorApp,
  type OperatorContext,
  type OperatorRequest,
} from './page.ts';
import { namesFor, pickedRole, readRole, rolePicker, roleSentence, type RoleNames } from './roles.ts';

/** Who may enter and what each may do; for administrators. */
export function accountPages(app: OperatorApp): void {
  const { sql } = app;
  const list = { path: '/operator/accounts', access: 'administrator' } as const;
  const one = { path: '/operator/accounts/:account', access: 'administrator' } as const;

  operatorPage(app, { ...list, method: 'get' }, (request) => sendList(app, request));
  operatorPage(app, { ...list, method: 'post' }, async (request) => {
    const { context, actor, form, now } = request;
    const say = accountWords[context.language];
    const email = readEmail(form.get('email'));
    const picked = pickedRole(form);
    const role = await readRole(sql, picked, context.language);
    if (email === undefined) return sendList(app, request, { email: say.emailFault });
    if ('fault' in role) return sendList(app, request, { role: role.fault });
    const language: Language = form.get('language') === 'en' ? 'en' : 'fr';
    const name = form.get('name').slice(0, 100) || null;
    const id = await sql.begin(async (tx) => {
      const account = await addAccount(tx, { email, name, language }, { actor, now });
      await giveRole(tx, account, role, { actor, now });
      await invite(tx, account, now);
      return account;
    });
    return seeOther(context, `/operator/accounts/${id}`, 'invited');
  });

  operatorPage(app, { ...one, method: 'get' }, async (request) =>
    sendAccount(app, request, await accountOf(app, request)),
  );
  operatorPage(app, { ...one, method: 'post' }, async (request) => {
    const account = await accountOf(app, request);
    try {
      return await change(app, request, account);
    } catch (error) {
      if (!(error instanceof LastAdministratorError)) throw error;
      return sendAccount(app, request, account, { page: accountWords[request.context.language].lastAdministrator });
    }
  });
}

async function accountOf({ sql }: OperatorApp, { params, context }: OperatorRequest): Promise<Account> {
  const account = await findAccount(sql, { id: params['account'] ?? '' });
  if (account) return account;
  throw new ProblemError('not-found', { detail: accountWords[context.language].noAccount, final: true });
}

/** What the buttons of an account's page do; the button's value says which. */
async function change(app: OperatorApp, request: OperatorRequest, account: Account): Promise<Response> {
  const { sql } = app;
  const { context, actor, form, now } = request;
  const here = `/operator/accounts/${account.id}`;
  const by = { actor, now };
  switch (form.get('do')) {
    case 'give': {
      const role = await readRole(sql, pickedRole(form), context.language);
      if ('fault' in role) return sendAccount(app, request, account, { role: role.fault });
      await sql.begin((tx) => giveRole(tx, account.id, role, by));
      return seeOther(context, here, 'given');
    }
    case 'take': {
      const role = parseRoleKey(form.get('role'));
      if (role) await sql.begin((tx) => takeRole(tx, account.id, role, by));
      return seeOther(context, here, 'taken');
    }
    case 'invite':
      await sql.begin((tx) => invite(tx, account.id, now));
      return seeOther(context, here, 'invited');
    case 'remove':
      await sql.begin((tx) => removeAccount(tx, account.id, by));
      return seeOther(context, '/operator/accounts', 'removed');
    default:
      return seeOther(context, here);
  }
}

interface Faults {
  readonly email?: string;
  readonly role?: string;
  readonly page?: string;
}

const noticeOf = (context: OperatorContext, faults: Faults) => {
  const say = accountWords[context.language];
  const fault = faults.page ?? faults.email ?? faults.role;
  if (fault !== undefined) return { kind: 'bad' as const, text: fault };
  const done = Object.entries(say.done).find(([name]) => name === doneOf(context))?.[1];
  return done === undefined ? undefined : { kind: 'good' as const, text: done };
};

async function sendList(
  app: OperatorApp,
  { context, actor, form }: OperatorRequest,
  faults: Faults = {},
): Promise<Response> {
  const say = accountWords[context.language];
  const accounts = await listAccounts(app.sql);
  const names = await namesFor(
    app.sql,
    accounts.flatMap(({ roles }) => roles),
  );
  const faulty = Object.keys(faults).length > 0;
  return sendOperatorPage(context, actor, {
    title: say.title,
    crumbs: [],
    notice: noticeOf(context, faults),
    ...(faulty ? { status: 422 } : {}),
    main: html`<ul class="rows">
        ${accounts.map((account) => accountRow(context, account, names))}
      </ul>
      <h2>${say.invite}</h2>
      <form class="form" method="post">
        ${csrfField(context)}
        <div class="fields">
          <p class="field">
            <label for="email">${say.email}</label>
            <input
              id="email"
              name="email"
              type="email"
              required
              maxlength="254"
              autocomplete="off"
              value="${form.get('email').slice(0, 254)}"
              ${faults.email === undefined ? '' : html`aria-invalid="true" aria-describedby="email-fault"`}
            />
            ${faults.email === undefined ? '' : html`<span class="fault" id="email-fault">${faults.email}</span>`}
          </p>
          <p class="field">
            <label for="name">${say.name}</label>
            <input
              id="name"
              type="text"
              name="name"
              maxlength="100"
              autocomplete="off"
              value="${form.get('name').slice(0, 100)}"
            />
          </p>
        </div>
        <p class="field short">
          <label for="language">${say.language}</label>
          <select id="language" name="language">
            <option value="fr" lang="fr">Français</option>
            <option value="en" lang="en" ${form.get('language') === 'en' ? 'selected' : ''}>English</option>
          </select>
        </p>
        ${rolePicker(context.language, names, { picked: faulty ? pickedRole(form) : undefined, fault: faults.role })}
        <p class="actions"><button type="submit" class="button">${say.send}</button></p>
      </form>`,
  });
}

const signedIn = (context: OperatorContext, { signedInAt }: Account): string => {
  const say = accountWords[context.language];
  return signedInAt === null ? say.never : say.lastSeen(dayOf(signedInAt, context.language));
};

const dayOf = (date: Date, language: Language): string =>
  dayAndTime(date.getTime(), messagesIn(language), 'Europe/Paris')[0];

function accountRow(context: OperatorContext, account: Account, names: RoleNames): Html {
  const { id, email, name, roles } = account;
  return html`<li>
    <p>
      <a href="${linkTo(context, `/operator/accounts/${id}`)}">${name ?? email}</a>
      <span class="muted">${name === null ? '' : `${email}, `}${signedIn(context, account)}</span>
    </p>
    ${roles.map((role) => html`<span class="muted">${roleSentence(role, names, context.language)}</span>`)}
  </li>`;
}

async function sendAccount(
  app: OperatorApp,
  { context, actor, form }: OperatorRequest,
  account: Account,
  faults: Faults = {},
): Promise<Response> {
  const say = accountWords[context.language];
  const names = await namesFor(app.sql, account.roles);
  const faulty = Object.keys(faults).length > 0;
  return sendOperatorPage(context, actor, {
    title: account.name ?? account.email,
    crumbs: [{ label: say.title, path: '/operator/accounts' }],
    notice: noticeOf(context, faults),
    ...(faulty ? { status: 422 } : {}),
    main: html`<p class="muted">${account.email}, ${signedIn(context, account)}</p>
      <h2>${say.roles}</h2>
      ${
        account.roles.length === 0
          ? html`<p>${say.noRole}</p>`
          : html`<ul class="rows">
              ${account.roles.map((role) => roleRow(context, role, names))}
            </ul>`
      }
      <h2>${say.giveTitle}</h2>
      <form class="form" method="post">
        ${csrfField(context)}
        ${rolePicker(context.language, names, { picked: faulty ? pickedRole(form) : undefined, fault: faults.role })}
        <p class="actions"><button type="submit" class="button" name="do" value="give">${say.give}</button></p>
      </form>
      <h2>${say.more}</h2>
      <form method="post">
        ${csrfField(context)}
        <p class="actions">
          <button type="submit" class="button quiet" name="do" value="invite">${say.again}</button>
          <button type="submit" class="button danger" name="do" value="remove">${say.remove}</button>
          <a href="${linkTo(context, `/operator/journal?subject=account:${account.id}`)}">${say.history}</a>
        </p>
        <p class="hint">${say.removeHint}</p>
      </form>`,
  });
}

function roleRow(context: OperatorContext, role: Role, names: RoleNames): Html {
  const say = accountWords[context.language];
  const sentence = roleSentence(role, names, context.language);
  return html`<li>
    <p>${sentence}</p>
    <form method="post">
      ${csrfField(context)}<input type="hidden" name="role" value="${roleKey(role)}" />
      <button type="submit" class="button danger small" name="do" value="take">
        ${say.take}<span class="visually-hidden"> ${sentence}</span>
      </button>
    </form>
  </li>`;
}
