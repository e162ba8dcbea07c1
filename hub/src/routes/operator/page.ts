import type { Hono } from 'hono';
import { mayOn, type Actor, type Need, type Scope } from '../../access/actor.ts';
import { readSessionCookie } from '../../access/cookie.ts';
import { equal } from '../../access/secret.ts';
import { readReturnAddress } from '../../access/return-address.ts';
import { readSession, type Session } from '../../access/sessions.ts';
import type { Clock } from '../../clock.ts';
import type { Sql } from '../../database/database.ts';
import { toProblem } from '../../http/failures.ts';
import { allowOnly } from '../../http/mount.ts';
import { describeProblem, ProblemError } from '../../http/problem.ts';
import { requestIdOf } from '../../http/send.ts';
import type { Log } from '../../log.ts';
import type { Settings } from '../../settings.ts';
import { pageContext } from '../pages/layout.ts';
import { isLocal, showsMail, type Connection } from '../pages/mail.ts';
import { cleanText, FormFields, isOwn, readForm } from './form.ts';
import { doneOf, type OperatorContext } from './layout.ts';
import { sendFault, sendForeign, sendResend, sendSignIn } from './refusals.ts';
import { operatorWords } from './words.ts';

export { FormFields, onPlace, onScheme } from './form.ts';
export { csrfField, doneOf, linkTo, seeOther, sendOperatorPage, type OperatorContext } from './layout.ts';

/*
 * The pages of those who look after places, under /operator. A page is
 *
 *     operatorPage(app, { path: '/operator/places/:id', method: 'get', access: 'operator', on: onPlace }, (request) =>
 *       sendOperatorPage(request.context, request.actor, { title, main: html`…` }));
 *
 * and a form on it posts to the same path with ${csrfField(context)} inside; its page of method 'post' answers with
 * seeOther(context, path, 'saved'), or sends the form again with what was typed and a notice. Styles: operator.css.
 */

export interface OperatorDependencies {
  readonly sql: Sql;
  readonly settings: Settings;
  readonly clock: Clock;
  readonly log: Log;
}

/** Where pages of operators are registered. */
export interface OperatorApp extends OperatorDependencies {
  readonly hono: Hono;
  /** Every page, for the table of who may what. */
  readonly pages: (OperatorPage | PublicPage)[];
}

export interface OperatorPage {
  readonly method: 'get' | 'post';
  /** With Hono's parameters, `:id`. */
  readonly path: `/operator${string}`;
  /** The least role that may; `signed-in` when each person sees what is theirs. */
  readonly access: Need;
  /** What the page acts on; needed for every role but administrators. */
  readonly on?: (request: Omit<OperatorRequest, 'form'>) => Scope | Promise<Scope>;
}

/** A page of whoever is not signed in yet. */
export interface PublicPage extends Pick<OperatorPage, 'method'> {
  readonly path: `/${string}`;
  readonly access: 'anybody';
}

/** A request of a person whom we do not know. */
export interface PublicRequest extends Pick<OperatorRequest, 'context' | 'form' | 'params' | 'now'> {
  readonly connection: Connection | undefined;
}

/** A request of somebody who may make it. */
export interface OperatorRequest {
  readonly context: OperatorContext;
  readonly actor: Actor;
  readonly session: Session;
  /** What was posted, checked to come from a form of this session; empty for a page that is only looked at. */
  readonly form: FormFields;
  /** Parameters of the path, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly now: Date;
}

export const operatorApp = (hono: Hono, { sql, settings, clock, log }: OperatorDependencies): OperatorApp => ({
  hono,
  sql,
  settings,
  clock,
  log,
  pages: [],
});

/** Serves a page to whoever may see it. A ProblemError of its handler is told as a page. */
export function operatorPage(
  app: OperatorApp,
  page: OperatorPage,
  handler: (request: OperatorRequest) => Response | Promise<Response>,
): void {
  if (page.access !== 'administrator' && page.access !== 'signed-in' && page.on === undefined) {
    throw new TypeError(`${page.path} needs a role on something: give operatorPage() its «\xa0on\xa0»`);
  }
  app.pages.push(page);
  app.hono.on(page.method.toUpperCase(), page.path, ({ req, env }) => {
    const context = contextOf(app, req.raw);
    return told(app, context, async () => {
      const form = await formOf(page, context);
      if (form === undefined) return sendForeign(context);
      const now = app.clock();
      const session = await sessionOf(app, context, now);
      if (session === undefined) return sendAway(app, page, context, form, env as Connection | undefined);
      const { csrf, actor } = session;
      const request = { context: { ...context, csrf }, actor, session, params: paramsOf(req.param()), now };
      return told(app, request.context, () => answer(page, { ...request, form }, handler), actor);
    });
  });
}

/** Serves a page to anybody: asking for a link, and entering by one. */
export function publicPage(
  app: OperatorApp,
  page: Pick<PublicPage, 'method' | 'path'>,
  handler: (request: PublicRequest) => Promise<Response>,
): void {
  app.pages.push({ ...page, access: 'anybody' });
  app.hono.on(page.method.toUpperCase(), page.path, ({ req, env }) => {
    const context = contextOf(app, req.raw);
    return told(app, context, async () => {
      const form = await formOf(page, context);
      if (form === undefined) return sendForeign(context);
      const params = req.param();
      return handler({ context, form, params, now: app.clock(), connection: env as Connection | undefined });
    });
  });
}

/** Who may is asked before what was typed is looked at. */
async function answer(
  page: OperatorPage,
  request: OperatorRequest,
  handler: (request: OperatorRequest) => Response | Promise<Response>,
): Promise<Response> {
  const { context, actor, session, form } = request;
  if (!mayOn(actor, page.access, (await page.on?.(request)) ?? {})) throw forbiddenPage();
  if (page.method === 'post' && !equal(form.get('csrf'), session.csrf)) {
    return sendResend(context, form, 'stale', actor);
  }
  return handler(request);
}

async function sendAway(
  app: OperatorApp,
  page: OperatorPage,
  context: OperatorContext,
  form: FormFields,
  connection: Connection | undefined,
): Promise<Response> {
  if (page.method === 'post') return sendResend(context, form, 'signed-out');
  const trial = await isTrial(app, context.request, connection);
  // Back from a sign-in that went well, and nobody is signed in.
  const lost = doneOf(context) === 'signed-in';
  const fault = lost ? { fault: operatorWords[context.language].signIn.kept } : {};
  if (page.path === '/operator') return sendSignIn(context, { trial, ...fault });
  const { pathname, search } = context.url;
  return sendSignIn(context, { status: 401, trial, next: readReturnAddress(`${pathname}${search}`), ...fault });
}

/** Whether somebody tries the hub out on this very machine, where the letters can be read. */
export const isTrial = async (
  { sql, settings }: Pick<OperatorApp, 'sql' | 'settings'>,
  request: Request,
  connection: Connection | undefined,
): Promise<boolean> => isLocal(request, connection) && (await showsMail(sql, settings));

/** Refuses the methods that a page does not have; called once all pages are registered. */
export function closeOperatorPages({ hono, pages }: OperatorApp): void {
  for (const [path, same] of Map.groupBy(pages, (page) => page.path)) {
    allowOnly(hono, path, [...new Set(same.map(({ method }) => method.toUpperCase()))], false);
  }
}

/**
 * What pages are written with, also those beside /operator. What stands in the address is cleaned as forms are:
 * PostgreSQL takes no NUL, wherever it comes from.
 */
export function contextOf({ settings }: Pick<OperatorApp, 'settings'>, request: Request): OperatorContext {
  const context = pageContext(request, settings.networkName, settings.publicUrl);
  const query = [...context.url.searchParams].map(([name, value]): [string, string] => [name, cleanText(value)]);
  context.url.search = new URLSearchParams(query).toString();
  return { ...context, csrf: '' };
}

/** The parameters of a path, cleaned in the same way. */
const paramsOf = (params: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(params).map(([name, value]) => [name, cleanText(value)]));

/** Who is signed in. */
async function sessionOf(
  { sql }: Pick<OperatorApp, 'sql'>,
  { request, url }: OperatorContext,
  now: Date,
): Promise<Session | undefined> {
  const secret = readSessionCookie(request, url);
  return secret === undefined ? undefined : readSession(sql, secret, now);
}

/** What a form of ours sent; undefined when it came from another site. */
export const readOwnForm = async (request: Request, { url }: OperatorContext): Promise<FormFields | undefined> =>
  isOwn(request, url) ? readForm(request) : undefined;

/** What a form sent; nothing for a page that is only looked at. */
const formOf = ({ method }: Pick<OperatorPage, 'method'>, context: OperatorContext): Promise<FormFields | undefined> =>
  method === 'post' ? readOwnForm(context.request, context) : Promise.resolve(new FormFields(new URLSearchParams()));

/** Answers with what the work sends, or with a page that tells what went wrong. */
export async function told(
  { log }: Pick<OperatorApp, 'log'>,
  context: OperatorContext,
  work: () => Promise<Response>,
  actor?: Actor,
): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    const requestId = requestIdOf(context.request);
    const problem = toProblem(error, requestId);
    if (problem.type === 'internal') log.error('request failed', { requestId }, problem.cause);
    if (problem.type === 'unavailable') log.warn('database away', { requestId }, problem.cause);
    return sendFault(context, actor, describeProblem(problem, context.language), problem.options.headers ?? {});
  }
}

const forbiddenPage = (): ProblemError =>
  new ProblemError('forbidden', {
    detail: {
      fr: 'Vous n’avez pas le rôle qu’il faut pour cette page. Un administrateur du réseau peut vous le donner.',
      en: 'You do not have the role that this page needs. An administrator of the network can give it to you.',
    },
    final: true,
  });
