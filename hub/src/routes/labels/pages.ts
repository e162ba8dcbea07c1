import type { Hono } from 'hono';
import { html, raw } from 'hono/html';
import { formatPlaceId, parsePlaceId } from '../../../../sdk/place-id.ts';
import type { Grant } from '../../../../sdk/contract/index.ts';
import { fullDay } from '../../../../src/translations/dates.ts';
import { around } from '../../../../src/translations/word.ts';
import type { Clock } from '../../clock.ts';
import type { Sql } from '../../database/database.ts';
import { allowOnly } from '../../http/mount.ts';
import { readPlaceLabels } from '../../labels/read.ts';
import { qrSvg } from '../../qr/qr.ts';
import type { Settings } from '../../settings.ts';
import { inLanguage, pageContext, sendNotFound, sendPage, type Html, type PageContext } from '../pages/layout.ts';
import { judgedAt } from '../places/validity.ts';
import { badgeSnippets } from './snippets.ts';
import {
  criteriaTable,
  historyList,
  issuerLink,
  labelView,
  clockSentence,
  stateSentence,
  translated,
  webLink,
  type LabelView,
} from './view.ts';

export interface LabelPageDependencies {
  readonly sql: Sql;
  readonly settings: Settings;
  readonly clock: Clock;
}

const style = '/pages/v1/labels.css';

/** The public pages of the labels of a place: all of them, each with its history and evidence, and its poster. */
export function labelPages(app: Hono, dependencies: LabelPageDependencies): void {
  const page = (path: string, send: (view: LabelView, scheme: string) => Promise<Response>): void => {
    app.get(path, async ({ req }) => {
      const context = pageContext(req.raw, dependencies.settings.networkName, dependencies.settings.publicUrl);
      const { id = '', scheme = '' } = req.param() as Readonly<Record<string, string | undefined>>;
      const number = parsePlaceId(id);
      const view = number === undefined ? undefined : await readView(dependencies, context, number);
      if (number === undefined || !view) {
        const { words } = context;
        return sendNotFound(context, words.noPlace(id.slice(0, 40)), words.noPlaceText);
      }
      // One address for each page, however the place's id was typed.
      const official = formatPlaceId(number);
      if (official !== id) {
        const target = path.replace(':id', official).replace(':scheme', encodeURIComponent(scheme));
        return new Response(null, { status: 308, headers: { Location: inLanguage(context, target) } });
      }
      return send(view, scheme);
    });
    allowOnly(app, path, ['GET'], false);
  };
  page('/places/:id/labels', sendAll);
  page('/places/:id/labels/:scheme', (view, scheme) => withGrant(view, scheme, sendGrant));
  page('/places/:id/labels/:scheme/poster', (view, scheme) => withGrant(view, scheme, sendPoster));
}

async function readView({ sql, settings, clock }: LabelPageDependencies, context: PageContext, number: number) {
  const reading = { at: judgedAt(clock()), networkName: settings.networkName };
  const [labels, [place]] = await Promise.all([
    readPlaceLabels(sql, number, reading),
    sql<{ time_zone: string }[]>`select time_zone from place where id = ${number}`,
  ]);
  return labels && place && labelView(context, labels, place.time_zone);
}

function withGrant(
  view: LabelView,
  scheme: string,
  send: (grant: Grant, view: LabelView) => Promise<Response>,
): Promise<Response> {
  const grant = view.labels.items.find(({ label }) => label.id === scheme);
  if (grant) return send(grant, view);
  const { context, words } = view;
  return sendPage(context, {
    title: words.noLabel,
    status: 404,
    main: html`<div class="narrow">
      <h1>${words.noLabel}</h1>
      <p class="lead">${words.noLabelText}</p>
      ${placeLinks(view)}
    </div>`,
  });
}

const placePath = ({ labels: { place } }: LabelView): string => `/places/${place.id}`;

function placeLinks(view: LabelView): Html {
  const { context, words } = view;
  return html`<ul>
    <li><a href="${inLanguage(context, placePath(view))}">${words.placeLink}</a></li>
    <li><a href="${inLanguage(context, `${placePath(view)}/labels`)}">${words.allLabels}</a></li>
  </ul>`;
}

/** A place that has closed says so above everything else. */
function closedNote({ labels: { place }, messages }: LabelView): Html | string {
  return place.status === 'open' ? '' : html`<p class="note">${messages.place.statuses[place.status]}</p>`;
}

function sendAll(view: LabelView): Promise<Response> {
  const { context, labels, messages, words } = view;
  const { place, declaration } = labels;
  const [before, after] = around(messages.label.by);
  const cards = labels.items.map(
    (grant) =>
      html`<li class="grant ${grant.status}">
        <h2><a href="${inLanguage(context, grant.page)}">${translated(grant.label.name, context.language)}</a></h2>
        <p>${before}${issuerLink(grant)}${after}</p>
        <p class="state">${stateSentence(grant, messages)}</p>
      </li>`,
  );
  const declared = declaration
    ? html`<li class="grant declared">
        <h2>${messages.label.teleworkSpot}</h2>
        <p>${messages.label.declared}</p>
        ${declaration.note ? html`<p class="note">${declaration.note}</p>` : ''}
      </li>`
    : '';
  return sendPage(context, {
    title: words.ofPlace(place.name),
    style,
    withKit: true,
    main: html`<div class="hero">
        <p class="kinds"><a href="${inLanguage(context, placePath(view))}">${words.placeLink}</a></p>
        <h1>${words.ofPlace(place.name)}</h1>
        ${closedNote(view)}
      </div>
      ${
        labels.items.length > 0 || declaration
          ? html`<ul class="grants">
              ${cards} ${declared}
            </ul>`
          : html`<p class="lead">${messages.label.none}</p>`
      }
      <p class="note">${words.verified(clockSentence(labels.evaluatedAt, view))}</p>
      ${badgeSnippets(view, undefined)}
      <p><a href="${labels.links.self}">${words.data}</a></p>`,
  });
}

function sendGrant(grant: Grant, view: LabelView): Promise<Response> {
  const { context, labels, messages, words } = view;
  const { place } = labels;
  const name = translated(grant.label.name, context.language);
  return sendPage(context, {
    title: words.title(name, place.name),
    description: `${messages.card.labelBy(name, grant.label.issuer.name)}. ${stateSentence(grant, messages)}.`,
    style,
    withKit: true,
    main: html`<div class="hero">
        <p class="kinds"><a href="${inLanguage(context, placePath(view))}" dir="auto">${place.name}</a></p>
        <h1>${name}</h1>
        ${closedNote(view)}
        <p class="verdict ${grant.status}">${stateSentence(grant, messages)}</p>
        ${grant.reason ? html`<p class="lead">${messages.common.labelled(words.reason, grant.reason)}</p>` : ''}
        <p class="note">${words.verified(clockSentence(labels.evaluatedAt, view))}</p>
      </div>
      <div class="columns">
        <div>
          ${facts(grant, view)}
          <h2>${messages.labelDetails.criteria}</h2>
          ${criteriaTable(grant, view)}
        </div>
        <div>
          <h2>${messages.labelDetails.history}</h2>
          ${historyList(grant, view)}
          <ul>
            ${
              grant.status === 'granted'
                ? html`<li><a href="${inLanguage(context, `${grant.page}/poster`)}">${words.poster}</a></li>`
                : ''
            }
            <li><a href="${inLanguage(context, `${placePath(view)}/labels`)}">${words.allLabels}</a></li>
            <li><a href="${labels.links.self}">${words.data}</a></li>
          </ul>
        </div>
      </div>
      ${badgeSnippets(view, grant.label.id)}`,
  });
}

function facts(grant: Grant, { messages, words }: LabelView): Html {
  const { charter } = grant.label;
  return html`<dl class="terms">
    <dt>${words.issuer}</dt>
    <dd>${issuerLink(grant)}${charter ? html` · ${webLink(charter, messages.labelDetails.charter)}` : ''}</dd>
    <dt>${words.from}</dt>
    <dd>${fullDay(grant.from, messages)}</dd>
    <dt>${words.until}</dt>
    <dd>${grant.until ? fullDay(grant.until, messages) : words.endless}</dd>
  </dl>`;
}

/** For the door. Paper cannot follow the truth, so it says when it was true and where to see what is. */
function sendPoster(grant: Grant, view: LabelView): Promise<Response> {
  const { context, labels, messages, words } = view;
  const name = translated(grant.label.name, context.language);
  const address = `${context.url.origin}${grant.page}`;
  if (grant.status !== 'granted' || labels.place.status !== 'open') {
    return sendPage(context, {
      title: words.title(name, labels.place.name),
      status: 409,
      main: html`<div class="narrow">
        <h1>${stateSentence(grant, messages)}</h1>
        <p class="lead">${words.posterNot}</p>
        ${placeLinks(view)}
      </div>`,
    });
  }
  return sendPage(context, {
    title: words.title(name, labels.place.name),
    style,
    main: html`<p class="note screen">${words.print}</p>
      <article class="poster">
        <p class="kinds" dir="auto">${labels.place.name}</p>
        <h1>${words.posterText}</h1>
        <p class="name">${name}</p>
        <p>${messages.label.by(grant.label.issuer.name)}</p>
        <p class="state">${stateSentence(grant, messages)}</p>
        <div class="code">${raw(qrSvg(address, { title: words.qr(name) }))}</div>
        <p class="scan">${words.posterScan}</p>
        <p class="note">${address.replace(/^https?:\/\//, '')}</p>
        <p class="note">${words.posterPrinted(clockSentence(labels.evaluatedAt, view))}</p>
      </article>`,
  });
}
