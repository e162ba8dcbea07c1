import { html } from 'hono/html';
import { endedCookie, readSessionCookie, sessionCookie } from '../../access/cookie.ts';
import { readEmail } from '../../access/email.ts';
import { readReturnAddress } from '../../access/return-address.ts';
import { askForLink, enter, lookAtLink } from '../../access/sign-in.ts';
import { endSessions } from '../../access/sessions.ts';
import { ensureTrialAccount, trialEmail } from '../../access/trial.ts';
import { deviceOf } from './device.ts';
import { signInLimits } from './limits.ts';
import {
  isTrial,
  operatorPage,
  publicPage,
  seeOther,
  sendOperatorPage,
  type OperatorApp,
  type OperatorContext,
} from './page.ts';
import { sendSignIn } from './refusals.ts';
import { linkTo } from './layout.ts';
import { operatorWords } from './words.ts';

/** Signing in by a link that is sent, and signing out. */
export function sessionPages(app: OperatorApp): void {
  const { sql, settings } = app;
  const limits = signInLimits(settings.proxies);

  publicPage(app, { path: '/operator', method: 'post' }, async ({ context, form, now, connection }) => {
    const headers = limits.countAddress(context.request, connection);
    const typed = form.get('email');
    const email = readEmail(typed);
    const trial = await isTrial(app, context.request, connection);
    const next = readReturnAddress(form.get('next'));
    if (email === undefined) {
      const fault = operatorWords[context.language].signIn.invalid;
      return sendSignIn(context, { status: 422, email: typed.slice(0, 254), fault, headers, trial, next });
    }
    limits.countEmail(email);
    if (trial && email === trialEmail) await ensureTrialAccount(sql, now);
    await askForLink(sql, email, now, next);
    return sendSent(context, email, { headers, trial });
  });

  publicPage(app, { path: '/operator/enter', method: 'get' }, async ({ context, now, connection }) => {
    const headers = limits.countAddress(context.request, connection);
    const token = context.url.searchParams.get('token') ?? '';
    const account = await lookAtLink(sql, token, now);
    return account === undefined ? sendSpent(context, headers) : sendEntrance(context, account.email, token, headers);
  });

  publicPage(app, { path: '/operator/enter', method: 'post' }, async ({ context, form, now, connection }) => {
    const headers = limits.countAddress(context.request, connection);
    const { request, url, language } = context;
    const device = deviceOf(request.headers.get('user-agent'));
    const former = readSessionCookie(request, url);
    const secret = await enter(sql, form.get('token'), { device, language, now, former });
    if (secret === undefined) return sendSpent(context, headers);
    // Anybody may have written the address of the page that was left: it is read anew.
    const response = seeOther(context, readReturnAddress(form.get('next')) ?? '/operator', 'signed-in');
    response.headers.append('Set-Cookie', sessionCookie(url, secret));
    return response;
  });

  operatorPage(
    app,
    { path: '/operator/sign-out', method: 'post', access: 'signed-in' },
    async ({ context, session }) => {
      await endSessions(sql, session.accountId, session.id);
      return signedOut(context);
    },
  );
}

/** Leads out. The browser forgets the pages that it kept for its button « back » (Clear Site Data, W3C). */
export function signedOut(context: OperatorContext): Response {
  const response = seeOther(context, '/operator');
  response.headers.append('Set-Cookie', endedCookie(context.url));
  response.headers.set('Clear-Site-Data', '"cache"');
  return response;
}

interface Sent {
  readonly headers: Readonly<Record<string, string>>;
  readonly trial: boolean;
}

/** The same whether there is such an account or not. */
function sendSent(context: OperatorContext, email: string, { headers, trial }: Sent): Promise<Response> {
  const say = operatorWords[context.language].sent;
  return sendOperatorPage(context, undefined, {
    title: say.title,
    headers,
    main: html`<p class="lead">${say.lead(email)}</p>
      ${
        trial
          ? html`<p class="notice">${say.mail}</p>
              <p><a class="button" href="${linkTo(context, '/mail')}">${say.mailLink}</a></p>`
          : html`<p>${say.nothing}</p>
              <p><a href="${linkTo(context, '/operator')}">${say.again}</a></p>`
      }`,
  });
}

/** The page of a link. It acts on its button only: mail scanners open links. */
function sendEntrance(
  context: OperatorContext,
  email: string,
  token: string,
  headers: Readonly<Record<string, string>>,
): Promise<Response> {
  const say = operatorWords[context.language].enter;
  const next = readReturnAddress(context.url.searchParams.get('next') ?? '');
  return sendOperatorPage(context, undefined, {
    title: say.title,
    // The address holds the link's secret: what this page loads is told the site, not the address.
    headers: { ...headers, 'Referrer-Policy': 'strict-origin' },
    main: html`<p class="lead">${say.lead(email)}</p>
      <form class="form" method="post" action="${linkTo(context, '/operator/enter')}">
        <input type="hidden" name="token" value="${token}" />
        ${next === undefined ? '' : html`<input type="hidden" name="next" value="${next}" />`}
        <p class="actions"><button type="submit" class="button">${say.button}</button></p>
      </form>`,
  });
}

function sendSpent(context: OperatorContext, headers: Readonly<Record<string, string>>): Promise<Response> {
  const words = operatorWords[context.language];
  return sendOperatorPage(context, undefined, {
    title: words.enter.spentTitle,
    status: 410,
    headers: { ...headers, 'Referrer-Policy': 'strict-origin' },
    main: html`<p class="lead">${words.enter.spent}</p>
      <p><a class="button" href="${linkTo(context, '/operator')}">${words.sent.again}</a></p>`,
  });
}
