import { html } from 'hono/html';
import { formatPlaceId, parsePlaceId } from '../../../../../sdk/place-id.ts';
import { ProblemError } from '../../../http/problem.ts';
import { refreshSchedules } from '../../../opening/refresh.ts';
import { readPlace } from '../../../operators/edit/record.ts';
import { differingFacts, listMerges, mergePlaces, separatePlaces } from '../../../operators/merges/merge.ts';
import {
  dismissPair,
  listPairs,
  pairId,
  readPair,
  type ListedPair,
  type Pair,
  type ProposedPair,
} from '../../../operators/merges/pairs.ts';
import { offerUndoingMerges } from '../../../operators/merges/undo.ts';
import type { Territories } from '../../../territories/territories.ts';
import type { Html } from '../../pages/layout.ts';
import { csrfField, doneOf, linkTo, operatorPage, seeOther, sendOperatorPage, type OperatorApp } from '../page.ts';
import type { OperatorContext, OperatorRequest } from '../page.ts';
import { comparison, readSide, type Sides } from './compare.ts';
import { duplicateWords } from './words.ts';

/** Pairs and merges on one page. */
const SHOWN = 100;

type Fault = 'choose' | 'changed' | { readonly booked: number };

/** Places that may be one, for the administrator to decide: one or two, and which value stays. */
export function duplicatePages(app: OperatorApp, territories: Territories): void {
  offerUndoingMerges(territories);
  const list = { path: '/operator/duplicates', access: 'administrator' } as const;
  operatorPage(app, { ...list, method: 'get' }, (request) => sendList(app, request));
  operatorPage(app, { ...list, method: 'post' }, async ({ context, actor, form, now }) => {
    const id = parsePlaceId(form.get('separate'));
    const into = id === undefined ? undefined : await separatePlaces(app.sql, id, { actor, now, territories });
    return seeOther(context, '/operator/duplicates', into === undefined ? 'gone' : 'separated');
  });
  const one = { path: '/operator/duplicates/:pair', access: 'administrator' } as const;
  operatorPage(app, { ...one, method: 'get' }, (request) => sendPair(app, request));
  operatorPage(app, { ...one, method: 'post' }, (request) => decide(app, territories, request));
}

async function sendList({ sql }: OperatorApp, { context, actor }: OperatorRequest): Promise<Response> {
  const say = duplicateWords[context.language];
  const [{ pairs, total }, merges] = await Promise.all([listPairs(sql, SHOWN), listMerges(sql, SHOWN)]);
  const done = doneOf(context);
  const told: Readonly<Record<string, string>> = {
    merged: say.merged,
    dismissed: say.dismissed,
    separated: say.separated,
    gone: say.gone,
  };
  const text = told[done ?? ''];
  return sendOperatorPage(context, actor, {
    title: say.title,
    crumbs: [],
    notice: text === undefined ? undefined : { kind: done === 'gone' ? 'warn' : 'good', text },
    main: html`<p class="lead">${say.lead}</p>
      ${
        pairs.length === 0
          ? html`<p>${say.none}</p>`
          : html`<ul class="rows">
              ${pairs.map((pair) => pairRow(context, pair))}
            </ul>`
      }
      ${total > pairs.length ? html`<p class="hint">${say.more(pairs.length, total)}</p>` : ''}
      ${merges.length === 0 ? '' : mergeRows(context, merges)}`,
  });
}

const reasonOf = (context: OperatorContext, { reason, metres }: ProposedPair): string => {
  const say = duplicateWords[context.language];
  return [say.reasons[reason] ?? reason, metres === null ? '' : say.metres(metres)].filter(Boolean).join(', ');
};

function pairRow(context: OperatorContext, pair: ListedPair): Html {
  const say = duplicateWords[context.language];
  const title = say.pairTitle(...pair.names);
  return html`<li>
    <p>
      <strong>${title}</strong> <span class="muted">${pair.city ?? ''}</span>
      <span class="chip">${reasonOf(context, pair)}</span>
    </p>
    <a
      class="button small"
      href="${linkTo(context, `/operator/duplicates/${pairId(pair)}`)}"
      aria-label="${`${say.compare} – ${title}`}"
      >${say.compare}</a
    >
  </li>`;
}

function mergeRows(context: OperatorContext, merges: Awaited<ReturnType<typeof listMerges>>): Html {
  const say = duplicateWords[context.language];
  return html`<h2>${say.done}</h2>
    <p class="hint">${say.doneHint}</p>
    <form method="post" action="${linkTo(context, '/operator/duplicates')}">
      ${csrfField(context)}
      <ul class="rows">
        ${merges.map(
          ({ id, name, into, intoName }) =>
            html`<li>
              <p>
                <strong>${name}</strong> <span class="muted">${formatPlaceId(id)}</span> ${say.into}
                <a href="${linkTo(context, `/places/${formatPlaceId(into)}`)}">${intoName}</a>
              </p>
              <button
                type="submit"
                class="button quiet small"
                name="separate"
                value="${formatPlaceId(id)}"
                aria-label="${`${say.separate} – ${name}`}"
              >
                ${say.separate}
              </button>
            </li>`,
        )}
      </ul>
    </form>`;
}

const absent = (): ProblemError =>
  new ProblemError('not-found', {
    detail: { fr: 'Ces deux lieux ne sont pas proposés comme doublon.', en: 'These two places are no proposed pair.' },
    final: true,
  });

function pairIn({ params }: OperatorRequest): Pair {
  const [a, b, ...more] = (params['pair'] ?? '').split('-').map(parsePlaceId);
  if (a === undefined || b === undefined || more.length > 0) throw absent();
  return { a: Math.min(a, b), b: Math.max(a, b) };
}

async function readSides(sql: OperatorApp['sql'], pair: Pair, now: Date): Promise<Sides> {
  const [a, b] = await Promise.all([readSide(sql, pair.a, now), readSide(sql, pair.b, now)]);
  if (!a || !b) throw absent();
  return { a, b };
}

async function sendPair({ sql }: OperatorApp, request: OperatorRequest, fault?: Fault): Promise<Response> {
  const { context, actor, form, now } = request;
  const say = duplicateWords[context.language];
  const pair = await readPair(sql, pairIn(request));
  if (pair === undefined) throw absent();
  const sides = await readSides(sql, pair, now);
  const { notice, ...status } = noticeOf(context, pair, fault);
  return sendOperatorPage(context, actor, {
    title: say.pairTitle(sides.a.place.facts.name, sides.b.place.facts.name),
    crumbs: [{ label: say.title, path: '/operator/duplicates' }],
    ...status,
    notice,
    main: html`<p class="lead">${reasonOf(context, pair)}</p>
      <form class="form" method="post" action="${linkTo(context, `/operator/duplicates/${pairId(pair)}`)}">
        ${csrfField(context)} ${comparison(context, sides, form)}
        <p class="actions">
          <button type="submit" class="button" name="decide" value="merge">${say.merge}</button>
          <button type="submit" class="button quiet" name="decide" value="two">${say.two}</button>
        </p>
        <p class="hint">${say.twoHint}</p>
      </form>`,
  });
}

function noticeOf(context: OperatorContext, { dismissed }: ProposedPair, fault: Fault | undefined) {
  const say = duplicateWords[context.language];
  if (fault === undefined) return { notice: dismissed ? { kind: 'warn' as const, text: say.alreadyTwo } : undefined };
  const text = typeof fault === 'object' ? say.booked(fault.booked) : say[fault];
  return { status: fault === 'choose' ? 400 : 409, notice: { kind: 'bad' as const, text } };
}

async function decide(app: OperatorApp, territories: Territories, request: OperatorRequest): Promise<Response> {
  const { context, actor, form, now } = request;
  const pair = pairIn(request);
  const list = '/operator/duplicates';
  if (form.get('decide') === 'two') {
    return seeOther(context, list, (await dismissPair(app.sql, pair, { actor, now })) ? 'dismissed' : 'gone');
  }
  if (!(await readPair(app.sql, pair))) return seeOther(context, list, 'gone');
  const kept = form.get('kept');
  if (form.get('decide') !== 'merge' || (kept !== 'a' && kept !== 'b')) return sendPair(app, request, 'choose');
  const other = kept === 'a' ? 'b' : 'a';
  const [a, b] = await Promise.all([readPlace(app.sql, pair.a), readPlace(app.sql, pair.b)]);
  if (!a || !b) return seeOther(context, list, 'gone');
  // What was chosen holds for what was shown.
  if (form.get('seen') !== `${a.revision}.${b.revision}`) return sendPair(app, request, 'changed');
  const take = differingFacts(a.facts, b.facts).filter((name) => form.get(`fact-${name}`) === other);
  const by = { actor, now, territories };
  const result = await mergePlaces(app.sql, { kept: pair[kept], merged: pair[other], take }, by);
  if (result.outcome === 'booked') return sendPair(app, request, { booked: result.bookings });
  if (result.outcome === 'gone') return seeOther(context, list, 'gone');
  await refreshSchedules(app.sql, now);
  return seeOther(context, list, 'merged');
}
