import { html } from 'hono/html';
import { isAdministrator, type Actor } from '../../access/actor.ts';
import { pageHeaders } from '../../http/headers.ts';
import type { Language } from '../../http/language.ts';
import type { HeaderFields } from '../../http/send.ts';
import type { Html, PageContext } from '../pages/layout.ts';
import { operatorWords } from './words.ts';

/** What a page of operators is written with. */
export interface OperatorContext extends PageContext {
  /** For {@link csrfField}; empty while nobody is signed in. */
  readonly csrf: string;
}

/** Where a page stands: the pages above it, from the nearest to /operator outwards. */
export interface Crumb {
  readonly label: string;
  readonly path: string;
}

export interface OperatorPageContent {
  readonly title: string;
  readonly main: Html;
  /** The pages between the home of operators and this one. */
  readonly crumbs?: readonly Crumb[];
  /** What just happened, above everything else. */
  readonly notice?: { readonly kind: 'good' | 'warn' | 'bad'; readonly text: string | Html } | undefined;
  /** Whether the page shows elements of the kit. */
  readonly withKit?: boolean;
  /** A script of this page alone, such as `/pages/v1/hours.js`; the page works without it. */
  readonly script?: string;
  /** Wide tables and sheets use the whole width. */
  readonly wide?: boolean;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Forms go to the hub itself, nothing is kept, and no other site learns the address of a page. */
export function operatorHeaders(context: PageContext): HeaderFields {
  const csp = pageHeaders['Content-Security-Policy'] ?? '';
  return {
    ...pageHeaders,
    'Content-Security-Policy': csp.replace("form-action 'none'", "form-action 'self'"),
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Language': context.language,
    'Cache-Control': 'no-store',
    // Not « no-referrer »: browsers would then send « Origin: null » with our own forms.
    'Referrer-Policy': 'same-origin',
    'X-Robots-Tag': 'noindex',
    // Said by the policy above already; for browsers and scanners that know these only. The old filter of scripts is
    // harmless where it stops the whole page.
    'X-Frame-Options': 'DENY',
    'X-XSS-Protection': '1; mode=block',
    Vary: 'Accept-Language, Cookie',
    // A browser that has once come over TLS never comes without.
    ...(context.url.protocol === 'https:' ? { 'Strict-Transport-Security': 'max-age=31536000' } : {}),
  };
}

/** Sends a page of operators: the frame, the navigation, the notice, and what the page itself shows. */
export async function sendOperatorPage(
  context: OperatorContext,
  actor: Actor | undefined,
  content: OperatorPageContent,
): Promise<Response> {
  const text = String(await document(context, actor, content));
  const headers = { ...operatorHeaders(context), ...content.headers };
  const body = context.request.method === 'HEAD' ? null : text;
  return new Response(body, { status: content.status ?? 200, headers });
}

/** Stands in every form that is posted: proves that the form is of this session. */
export const csrfField = ({ csrf }: OperatorContext): Html => html`<input type="hidden" name="csrf" value="${csrf}" />`;

/** An address of ours that keeps the language which was chosen. */
export function linkTo({ url, language }: PageContext, path: string): string {
  if (!url.searchParams.has('lang')) return path;
  const target = new URL(path, url.origin);
  target.searchParams.set('lang', language);
  return `${target.pathname}${target.search}${target.hash}`;
}

/** Answers a form that was acted on: the browser goes to a page that says what happened, and may be reloaded. */
export function seeOther(context: PageContext, path: string, done?: string): Response {
  const target = new URL(path, context.url.origin);
  if (done !== undefined) target.searchParams.set('done', done);
  const headers = {
    ...operatorHeaders(context),
    Location: linkTo(context, `${target.pathname}${target.search}${target.hash}`),
  };
  return new Response(null, { status: 303, headers });
}

/** What {@link seeOther} said was done. */
export const doneOf = ({ url }: PageContext): string | undefined => url.searchParams.get('done') ?? undefined;

/** This very page in the other language. */
function inOther({ url }: PageContext, other: Language): string {
  const query = new URLSearchParams(url.search);
  for (const name of ['done', 'token']) query.delete(name);
  query.set('lang', other);
  return `?${query.toString()}`;
}

function document(context: OperatorContext, actor: Actor | undefined, content: OperatorPageContent): Html {
  const { language, words, networkName } = context;
  const say = operatorWords[language];
  const other: Language = language === 'fr' ? 'en' : 'fr';
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${content.title} – ${networkName}</title>
        <link rel="icon" href="/pages/v1/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/pages/v1/pages.css" />
        <link rel="stylesheet" href="/pages/v1/operator.css" />
        <script type="module" src="/pages/v1/operator.js"></script>
        ${content.withKit ? html`<script type="module" src="/kit/v1/escale.js"></script>` : ''}
        ${content.script ? html`<script type="module" src="${content.script}"></script>` : ''}
      </head>
      <body class="operator">
        <a class="skip" href="#content">${words.skip}</a>
        <header class="site">
          <a class="brand" href="${linkTo(context, '/')}"
            ><img src="/pages/v1/icon.svg" alt="" width="32" height="32" />${networkName}</a
          >
          <nav aria-label="${words.navigation}">
            ${actor ? navigation(context, actor) : ''}
            <a href="${inOther(context, other)}" lang="${other}" hreflang="${other}">${words.otherLanguage}</a>
          </nav>
        </header>
        <main id="content" ${content.wide ? html`class="wide"` : ''}>
          ${actor && content.crumbs ? crumbs(context, content.crumbs, content.title) : ''}
          ${
            content.notice
              ? html`<p
                  class="notice ${content.notice.kind}"
                  role="${content.notice.kind === 'bad' ? 'alert' : 'status'}"
                >
                  ${content.notice.text}
                </p>`
              : ''
          }
          <h1>${content.title}</h1>
          ${content.main}
        </main>
        <footer class="site">
          ${
            actor
              ? html`<div class="signed-in">
                  <p>${say.signedInAs} <strong>${actor.name}</strong></p>
                  <form method="post" action="${linkTo(context, '/operator/sign-out')}">
                    ${csrfField(context)}<button type="submit" class="button quiet small">${say.signOut}</button>
                  </form>
                </div>`
              : ''
          }
          <p>${words.footer(networkName)}</p>
        </footer>
      </body>
    </html>`;
}

function navigation(context: OperatorContext, actor: Actor): Html[] {
  const say = operatorWords[context.language].navigation;
  const entries: readonly (readonly [path: string, label: string])[] = [
    ['/operator', say.home],
    ...(isAdministrator(actor) ? [['/operator/accounts', say.accounts] as const] : []),
    ['/operator/journal', say.journal],
    ['/operator/keys', say.keys],
    ['/operator/me', say.me],
  ];
  return entries.map(
    ([path, label]) =>
      html`<a href="${linkTo(context, path)}" ${context.url.pathname === path ? html`aria-current="page"` : ''}
        >${label}</a
      >`,
  );
}

function crumbs(context: OperatorContext, above: readonly Crumb[], title: string): Html {
  const say = operatorWords[context.language];
  const all = [{ label: say.navigation.home, path: '/operator' }, ...above];
  return html`<nav class="crumbs" aria-label="${say.youAreHere}">
    <ol>
      ${all.map(({ label, path }) => html`<li><a href="${linkTo(context, path)}">${label}</a></li>`)}
      <li><span aria-current="page">${title}</span></li>
    </ol>
  </nav>`;
}
