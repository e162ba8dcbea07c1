import { html } from 'hono/html';
import type { Problem } from '../../../../sdk/contract/index.ts';
import type { Actor } from '../../access/actor.ts';
import { trialEmail } from '../../access/trial.ts';
import type { Html } from '../pages/layout.ts';
import type { FormFields } from './form.ts';
import { csrfField, linkTo, sendOperatorPage, type OperatorContext } from './layout.ts';
import { operatorWords } from './words.ts';

export interface SignInPage {
  /** 401 where a page was asked for that needs a session. */
  readonly status?: number;
  readonly email?: string;
  readonly fault?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  /** Somebody tries the hub out: say how to get in. */
  readonly trial?: boolean;
  /** The page to come back to. */
  readonly next?: string | undefined;
}

/** The form that asks for a link by e-mail. */
export function sendSignIn(context: OperatorContext, page: SignInPage = {}): Promise<Response> {
  const say = operatorWords[context.language].signIn;
  const { status, fault, headers } = page;
  return sendOperatorPage(context, undefined, {
    title: say.title,
    ...(fault === undefined ? {} : { notice: { kind: 'bad' as const, text: fault } }),
    main: html`<p class="lead">${say.lead}</p>
      ${page.trial ? html`<p class="notice">${say.trial(trialEmail)}</p>` : ''}
      ${signInForm(context, page.email ?? (page.trial ? trialEmail : ''), page.next)}`,
    ...(status === undefined ? {} : { status }),
    // A 401 names a way to sign in (RFC 9110, 15.5.2): this one is a page, which browsers leave to us.
    headers: { ...(status === 401 ? { 'WWW-Authenticate': 'Escale-Link realm="operator"' } : {}), ...headers },
  });
}

function signInForm(context: OperatorContext, email: string, next: string | undefined): Html {
  const say = operatorWords[context.language].signIn;
  return html`<form class="form" method="post" action="${linkTo(context, '/operator')}">
    ${next === undefined ? '' : html`<input type="hidden" name="next" value="${next}" />`}
    <p class="field">
      <label for="email">${say.email}</label>
      <input
        id="email"
        name="email"
        type="email"
        autocomplete="email"
        required
        maxlength="254"
        value="${email}"
        aria-describedby="email-hint"
      />
      <span class="hint" id="email-hint">${say.hint}</span>
    </p>
    <p class="actions"><button type="submit" class="button">${say.send}</button></p>
  </form>`;
}

/**
 * A form came that cannot be acted on yet, because nobody is signed in any more or because it belongs to an earlier
 * session: left open for a day, say. What was typed is not lost: it can be looked at and sent once more.
 */
export function sendResend(
  context: OperatorContext,
  form: FormFields,
  why: 'signed-out' | 'stale',
  actor?: Actor,
): Promise<Response> {
  const say = operatorWords[context.language].resend;
  const fields = form.entries().filter(([name]) => name !== 'csrf');
  const hidden = fields.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`);
  const typed = fields.filter(([, value]) => value !== '');
  return sendOperatorPage(context, actor, {
    title: say[why].title,
    status: why === 'signed-out' ? 401 : 403,
    ...(why === 'signed-out' ? { headers: { 'WWW-Authenticate': 'Escale-Link realm="operator"' } } : {}),
    main: html`<p class="lead">${say[why].lead}</p>
      ${
        why === 'signed-out'
          ? html`<p><a href="${linkTo(context, '/operator')}" target="_blank">${say.signIn}</a></p>`
          : ''
      }
      <form class="form" method="post" action="${context.url.pathname}${context.url.search}">
        ${csrfField(context)}${hidden}
        <p class="actions"><button type="submit" class="button">${say.again}</button></p>
      </form>
      ${
        typed.length > 0
          ? html`<h2>${say.typed}</h2>
              <dl class="facts">
                ${typed.map(
                  ([name, value]) =>
                    html`<div>
                      <dt>${name}</dt>
                      <dd class="lines">${value}</dd>
                    </div>`,
                )}
              </dl>`
          : ''
      }`,
  });
}

/** A form of another site, or of a browser that does not say whose it is: nothing of it is looked at. */
export function sendForeign(context: OperatorContext): Promise<Response> {
  const say = operatorWords[context.language].foreign;
  return sendOperatorPage(context, undefined, {
    title: say.title,
    status: 403,
    main: html`<p class="lead">${say.lead}</p>
      <p><a class="button" href="${linkTo(context, '/operator')}">${say.back}</a></p>`,
  });
}

/** A problem as a page. */
export function sendFault(
  context: OperatorContext,
  actor: Actor | undefined,
  { title, detail, status }: Problem,
  headers: Readonly<Record<string, string>>,
): Promise<Response> {
  const say = operatorWords[context.language];
  return sendOperatorPage(context, actor, {
    title,
    status,
    headers,
    main: html`${detail === undefined ? '' : html`<p class="lead">${detail}</p>`}
      <p><a class="button" href="${linkTo(context, '/operator')}">${say.foreign.back}</a></p>`,
  });
}
