import { html } from 'hono/html';
import { LastAdministratorError, roleOfEntry } from '../../access/accounts.ts';
import { isAdministrator, mayOn, type Actor } from '../../access/actor.ts';
import { listEntries, type JournalFilter, type ListedEntry } from '../../access/journal-list.ts';
import { needOf, type State } from '../../access/journal.ts';
import { isUndoable, readEntry, undo, type UndoOutcome } from '../../access/undo.ts';
import { formatPlaceId, parsePlaceId } from '../../../../sdk/place-id.ts';
import { ProblemError } from '../../http/problem.ts';
import { momentSentence } from '../../messages/times.ts';
import type { Html } from '../pages/layout.ts';
import { messagesIn } from './day/times.ts';
import { changesOf } from './journal-changes.ts';
import { journalWords } from './journal-words.ts';
import {
  csrfField,
  doneOf,
  linkTo,
  operatorPage,
  seeOther,
  sendOperatorPage,
  type OperatorApp,
  type OperatorContext,
  type OperatorPage,
  type OperatorRequest,
} from './page.ts';
import { namesFor, roleSentence } from './roles.ts';

/** Entries of one page. */
const SHOWN = 40;
const kindOf = (outcome: UndoOutcome['outcome']): 'good' | 'bad' => (outcome === 'undone' ? 'good' : 'bad');

/** Who changed what, when, and the way back. */
export function journalPages(app: OperatorApp): void {
  const page = { path: '/operator/journal', access: 'signed-in' } as const satisfies Omit<OperatorPage, 'method'>;
  operatorPage(app, { ...page, method: 'get' }, (request) => sendJournal(app, request));
  operatorPage(app, { ...page, method: 'post' }, async (request) => {
    const { context, actor, form, now } = request;
    const id = Number(form.get('undo'));
    const entry = Number.isSafeInteger(id) ? await readEntry(app.sql, id) : undefined;
    // What somebody may not see is not there.
    if (!entry || !mayOn(actor, needOf(entry.subject), entry.subject)) {
      throw new ProblemError('not-found', { detail: journalWords[context.language].noEntry, final: true });
    }
    const result = await undoOrSay(app, id, { actor, now });
    if (result.outcome === 'undone') return seeOther(context, `/operator/journal${context.url.search}`, 'undone');
    return sendJournal(app, request, result);
  });
}

type Result = UndoOutcome | { readonly outcome: 'last-administrator' };

async function undoOrSay({ sql }: OperatorApp, id: number, by: { actor: Actor; now: Date }): Promise<Result> {
  try {
    return await undo(sql, id, by);
  } catch (error) {
    if (error instanceof LastAdministratorError) return { outcome: 'last-administrator' };
    throw error;
  }
}

function filterOf({ url }: OperatorContext): JournalFilter {
  const read = (name: string): string | undefined => url.searchParams.get(name)?.slice(0, 200) || undefined;
  const subject = /^([\w-]+):(.+)$/.exec(read('subject') ?? '');
  const before = Number(read('before'));
  return {
    subject: subject ? { kind: subject[1] ?? '', id: subject[2] ?? '' } : undefined,
    placeId: parsePlaceId(read('place') ?? ''),
    scheme: read('scheme'),
    before: Number.isSafeInteger(before) && before > 0 ? before : undefined,
    limit: SHOWN + 1,
  };
}

async function sendJournal(app: OperatorApp, { context, actor }: OperatorRequest, result?: Result): Promise<Response> {
  const say = journalWords[context.language];
  const found = await listEntries(app.sql, actor, filterOf(context));
  const entries = found.slice(0, SHOWN);
  const last = entries.at(-1);
  const names = await namesFor(
    app.sql,
    entries.filter(({ subject }) => subject.kind === 'role').map((entry) => roleOfEntry(entry).role),
  );
  const titleOf = (entry: ListedEntry): string => {
    const { kind } = entry.subject;
    const what = kind === 'role' ? roleSentence(roleOfEntry(entry).role, names, context.language) : say.kind(kind);
    return entry.email === null ? what : `${what}, ${entry.email}`;
  };
  const filtered = ['subject', 'place', 'scheme'].some((name) => context.url.searchParams.has(name));
  return sendOperatorPage(context, actor, {
    title: say.title,
    crumbs: [],
    ...noticeOf(context, result),
    main: html`<p class="lead">${say.lead}</p>
      ${filtered ? html`<p><a href="${linkTo(context, '/operator/journal')}">${say.all}</a></p>` : ''}
      ${entries.length === 0 ? html`<p class="muted">${say.nothing}</p>` : ''}
      ${entries.map((entry) => article(context, actor, entry, titleOf(entry)))}
      ${found.length > SHOWN && last ? olderLink(context, last.id) : ''}`,
  });
}

function noticeOf(context: OperatorContext, result: Result | undefined) {
  const say = journalWords[context.language].outcomes;
  if (result === undefined && doneOf(context) !== 'undone') return {};
  const outcome = result?.outcome ?? 'undone';
  const current = result?.outcome === 'conflict' ? stateList(context, result.entry.subject.kind, result.current) : '';
  const kind = outcome === 'last-administrator' ? 'bad' : kindOf(outcome);
  return {
    ...(kind === 'bad' ? { status: 409 } : {}),
    notice: { kind, text: html`${say[outcome]} ${current}` },
  };
}

/** What stands now, in the way of the undoing. */
const stateList = (context: OperatorContext, kind: string, state: State): string =>
  changesOf(kind, null, state, context.language)
    .map(({ name, after }) => `${name}\xa0: ${after}`)
    .join(', ');

function article(context: OperatorContext, actor: Actor, entry: ListedEntry, title: string): Html {
  const say = journalWords[context.language];
  const { subject } = entry;
  const changes = changesOf(subject.kind, entry.before, entry.after, context.language);
  const at = momentSentence(entry.at, 'Europe/Paris', messagesIn(context.language));
  const filter = `/operator/journal?subject=${encodeURIComponent(`${subject.kind}:${subject.id}`)}`;
  return html`<article class="panel" id="entry-${entry.id}">
    <h2>${title}${entry.undoes === null ? '' : html` <span class="chip">${say.undoing}</span>`}</h2>
    <p>
      <time datetime="${entry.at.toISOString()}">${at}</time>, ${authorOf(context, actor, entry)}
      ${scopeOf(context, entry)}
    </p>
    ${
      changes.length === 0
        ? html`<p>${entry.after === null ? say.gone : say.made}</p>`
        : html`<dl class="facts">
            ${changes.map(
              ({ name, before, after }) =>
                html`<div>
                  <dt>${name}</dt>
                  <dd>
                    ${
                      before === undefined
                        ? ''
                        : html`<del><span class="visually-hidden">${say.before} </span>${before}</del> `
                    }
                    ${
                      after === undefined
                        ? ''
                        : html`<ins><span class="visually-hidden">${say.after} </span>${after}</ins>`
                    }
                  </dd>
                </div>`,
            )}
          </dl>`
    }
    <div class="actions">
      ${undoForm(context, entry, title)}
      <a href="${linkTo(context, filter)}">${say.history}<span class="visually-hidden"> ${title}, ${at}</span></a>
    </div>
  </article>`;
}

function undoForm(context: OperatorContext, entry: ListedEntry, title: string): Html | string {
  const say = journalWords[context.language];
  if (entry.undone) return html`<span class="chip warn">${say.undone}</span>`;
  if (!isUndoable(entry.subject.kind)) return '';
  return html`<form method="post">
    ${csrfField(context)}
    <button type="submit" class="button quiet small" name="undo" value="${entry.id}">
      ${say.undo}<span class="visually-hidden"> ${title}, ${entry.id}</span>
    </button>
  </form>`;
}

/** Who it was. To others than administrators an e-mail address of a colleague is shortened. */
function authorOf({ language }: OperatorContext, actor: Actor, { by, actor: author }: ListedEntry): string {
  const say = journalWords[language];
  if (by === null) return author.startsWith('account:') || author.startsWith('key:') ? say.erased : say.hub(author);
  const mine = author === actor.id || isAdministrator(actor);
  const email = mine ? by.email : by.email?.replace(/^(.)[^@]*/, '$1…');
  const name = by.name ?? email ?? say.erased;
  return by.key === null ? name : say.byKey(by.key, name);
}

function scopeOf(context: OperatorContext, { subject, placeName, schemeName }: ListedEntry): Html | string {
  if (subject.placeId !== undefined && placeName !== null) {
    const path = `/operator/journal?place=${formatPlaceId(subject.placeId)}`;
    return html`<br /><a href="${linkTo(context, path)}">${placeName}</a>`;
  }
  if (subject.scheme !== undefined && schemeName !== null) {
    const path = `/operator/journal?scheme=${encodeURIComponent(subject.scheme)}`;
    return html`<br /><a href="${linkTo(context, path)}">${schemeName}</a>`;
  }
  return '';
}

function olderLink(context: OperatorContext, before: number): Html {
  const query = new URLSearchParams(context.url.search);
  query.delete('done');
  query.set('before', String(before));
  return html`<p>
    <a class="button quiet" href="?${query.toString()}">${journalWords[context.language].older}</a>
  </p>`;
}
