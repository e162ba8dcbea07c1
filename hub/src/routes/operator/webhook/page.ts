import { html } from 'hono/html';
import { WebUrl } from '../../../../../sdk/contract/values.ts';
import { isUuid } from '../../../desk/uuid.ts';
import {
  dropWebhook,
  makeWebhook,
  readDeliveries,
  readWebhooks,
  redeliver,
  switchWebhook,
  webhookEvents,
  type LoggedDelivery,
  type Webhook,
} from '../../../webhooks/endpoints.ts';
import type { Html } from '../../pages/layout.ts';
import { deskCrumbs, deskPage, deskPath, deskTabs, type DeskRequest } from '../day/desk-page.ts';
import { shortDay, timeAt } from '../day/times.ts';
import { dayAt } from '../../../desk/calendar-day.ts';
import { csrfField, doneOf, linkTo, seeOther, sendOperatorPage, type OperatorApp } from '../page.ts';
import { webhookWords } from './words.ts';

/** Deliveries that the page shows. */
const SHOWN = 50;

/** Servers that a place tells what happens, and the log of what they were sent. */
export function webhookPages(app: OperatorApp): void {
  deskPage(app, { sub: '/webhooks', method: 'get', access: 'operator' }, (request) => sendWebhooks(app, request));
  deskPage(app, { sub: '/webhooks', method: 'post', access: 'operator' }, (request) => act(app, request));
}

async function act(app: OperatorApp, request: DeskRequest): Promise<Response> {
  const { form, at } = request;
  const { sql } = app;
  const id = form.get('id');
  const back = (done: string) => seeOther(request.context, deskPath(request.place, '/webhooks'), done);
  const acts: Readonly<Record<string, [did: () => Promise<boolean>, done: string]>> = {
    pause: [() => switchWebhook(sql, id, false, at), 'paused'],
    resume: [() => switchWebhook(sql, id, true, at), 'resumed'],
    remove: [() => dropWebhook(sql, id, at), 'removed'],
    again: [() => redeliver(sql, id, at), 'again'],
  };
  const asked = Object.entries(acts).find(([name]) => name === form.get('act'))?.[1];
  if (asked === undefined) return add(app, request);
  const [perform, done] = asked;
  return back(isUuid(id) && (await perform()) ? done : 'absent');
}

async function add(app: OperatorApp, request: DeskRequest): Promise<Response> {
  const { context, actor, form, place, at } = request;
  const say = webhookWords[context.language];
  const typed: Typed = { url: form.get('url'), events: form.all('event') };
  const events = webhookEvents.filter((event) => typed.events.includes(event));
  const url = WebUrl.safeParse(typed.url);
  if (!url.success || events.length === 0) {
    return sendWebhooks(app, request, typed, url.success ? say.badEvents : say.badUrl);
  }
  const { secret } = await makeWebhook(app.sql, { url: url.data, events }, at);
  // Not a page to come back to: the secret is told once.
  return sendOperatorPage(context, actor, {
    title: say.secretTitle,
    crumbs: [...deskCrumbs(actor, place), { label: say.title, path: deskPath(place, '/webhooks') }],
    main: html`<p class="lead">${say.secret}</p>
      <p class="code">${secret}</p>
      <p class="actions">
        <a class="button" href="${linkTo(context, deskPath(place, '/webhooks'))}">${say.goOn}</a>
      </p>`,
  });
}

interface Typed {
  readonly url: string;
  readonly events: readonly string[];
}

async function sendWebhooks(
  { sql }: OperatorApp,
  request: DeskRequest,
  typed: Typed = { url: '', events: webhookEvents },
  fault?: string,
): Promise<Response> {
  const { context, actor, place } = request;
  const say = webhookWords[context.language];
  const [webhooks, deliveries] = await Promise.all([readWebhooks(sql, place.id), readDeliveries(sql, place.id, SHOWN)]);
  const done = doneOf(context) as keyof typeof say.done | undefined;
  const told = done && say.done[done] ? ({ kind: 'good', text: say.done[done] } as const) : undefined;
  return sendOperatorPage(context, actor, {
    title: say.title,
    crumbs: deskCrumbs(actor, place),
    status: fault === undefined ? 200 : 400,
    notice: fault === undefined ? told : { kind: 'bad', text: fault },
    main: html`${deskTabs(context, actor, place, 'webhooks')}
      <p class="lead">${say.lead}</p>
      <h2>${say.servers}</h2>
      ${serverRows(request, webhooks)}
      <h2>${say.addTitle}</h2>
      ${addForm(request, typed)}
      <h2>${say.log}</h2>
      ${deliveryTable(request, deliveries)}`,
  });
}

function serverRows({ context, place }: DeskRequest, webhooks: readonly Webhook[]): Html {
  const say = webhookWords[context.language];
  if (webhooks.length === 0) return html`<p class="muted">${say.none}</p>`;
  return html`<ul class="rows">
    ${webhooks.map(
      ({ id, url, events, disabled, gone }) =>
        html`<li>
          <div>
            <p>
              <strong>${url}</strong>
              <span class="chip ${disabled ? 'warn' : 'good'}">${gone ? say.gone : disabled ? say.off : say.on}</span>
            </p>
            <p class="muted">${events.map((event) => say.eventNames[event]).join(' · ')}</p>
          </div>
          <form class="actions" method="post" action="${linkTo(context, deskPath(place, '/webhooks'))}">
            ${csrfField(context)}<input type="hidden" name="id" value="${id}" />
            <button type="submit" class="button quiet small" name="act" value="${disabled ? 'resume' : 'pause'}">
              ${disabled ? say.resume : say.pause}
            </button>
            <button type="submit" class="button danger small" name="act" value="remove">${say.remove}</button>
          </form>
        </li>`,
    )}
  </ul>`;
}

function addForm({ context, place }: DeskRequest, typed: Typed): Html {
  const say = webhookWords[context.language];
  return html`<form class="form" method="post" action="${linkTo(context, deskPath(place, '/webhooks'))}">
    ${csrfField(context)}
    <div class="field">
      <label for="url">${say.url}</label>
      <input
        type="url"
        id="url"
        name="url"
        value="${typed.url}"
        maxlength="2000"
        required
        aria-describedby="url-hint"
      />
      <span class="hint" id="url-hint">${say.urlHint}</span>
    </div>
    <fieldset class="choices">
      <legend>${say.events}</legend>
      ${webhookEvents.map(
        (event) =>
          html`<label class="choice"
            ><input
              type="checkbox"
              name="event"
              value="${event}"
              ${typed.events.includes(event) ? html`checked` : ''}
            /><span>${say.eventNames[event]}</span></label
          >`,
      )}
    </fieldset>
    <p class="actions"><button type="submit" class="button" name="act" value="add">${say.add}</button></p>
  </form>`;
}

function deliveryTable(request: DeskRequest, deliveries: readonly LoggedDelivery[]): Html {
  const { context, place } = request;
  const { language } = context;
  const { columns, again, noLog, eventNames } = webhookWords[language];
  if (deliveries.length === 0) return html`<p class="muted">${noLog}</p>`;
  const names: Readonly<Record<string, string>> = eventNames;
  return html`<table class="sheet">
    <thead>
      <tr>
        <th scope="col">${columns.when}</th>
        <th scope="col">${columns.event}</th>
        <th scope="col">${columns.state}</th>
        <th scope="col" class="number">${columns.attempts}</th>
        <th scope="col">${columns.again}</th>
      </tr>
    </thead>
    <tbody>
      ${deliveries.map(
        (delivery) =>
          html`<tr>
            <th scope="row">
              ${shortDay(dayAt(place.timeZone, delivery.createdAt), language)},
              ${timeAt(delivery.createdAt, place.timeZone, language)}
            </th>
            <td data-label="${columns.event}">${names[delivery.type] ?? delivery.type}</td>
            <td data-label="${columns.state}">${stateOf(request, delivery)}</td>
            <td class="number" data-label="${columns.attempts}">${delivery.attempts}</td>
            <td data-label="${columns.again}">
              <form method="post" action="${linkTo(context, deskPath(place, '/webhooks'))}">
                ${csrfField(context)}<input type="hidden" name="id" value="${delivery.id}" />
                <button type="submit" class="button quiet small" name="act" value="again">${again}</button>
              </form>
            </td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function stateOf({ context }: DeskRequest, delivery: LoggedDelivery): Html {
  const say = webhookWords[context.language];
  const { deliveredAt, givenUpAt, lastStatus, lastFault, attempts } = delivery;
  if (deliveredAt !== null) return html`<span class="chip good">${say.delivered(lastStatus ?? 200)}</span>`;
  const why = lastFault === null ? String(lastStatus ?? '') : (say.faults[lastFault] ?? lastFault);
  if (givenUpAt !== null) return html`<span class="chip bad">${say.givenUp(why)}</span>`;
  return html`<span class="chip warn">${attempts === 0 ? say.due : say.waiting(why)}</span>`;
}
