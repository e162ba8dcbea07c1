import { isDeepStrictEqual } from 'node:util';
import type { Sql } from '../database/database.ts';
import type { Transaction } from '../places/transaction.ts';
import { entryColumns, record, type Author, type Entry, type State } from './journal.ts';

/** How changes of one kind of subject are taken back. */
export interface Undoing {
  /** What stands now, locked (`for update`), in the shape of the entry's `after`; more members are no matter. */
  readonly read: (sql: Transaction, entry: Entry) => Promise<State>;
  /** Makes it what it was, by the same rules as any change; it need not call `record`. */
  readonly write: (sql: Transaction, entry: Entry, state: State, by: { actor: Author; now: Date }) => Promise<void>;
}

export type UndoOutcome =
  | { readonly outcome: 'undone'; readonly entry: Entry }
  /** Something changed since: nothing was done, and what stands now is told. */
  | { readonly outcome: 'conflict'; readonly entry: Entry; readonly current: State }
  /** Taken back before. */
  | { readonly outcome: 'already'; readonly entry: Entry }
  /** This kind of change cannot be taken back, or there is no such entry. */
  | { readonly outcome: 'impossible' };

const registry = new Map<string, Undoing>();

/**
 * Offers to take back changes of a kind of subject. Called once, by the module that makes these changes: the journal
 * then shows a button beside them.
 */
export function undoable(kind: string, undoing: Undoing): void {
  registry.set(kind, undoing);
}

export const isUndoable = (kind: string): boolean => registry.has(kind);

/** Reads one entry. */
export async function readEntry(sql: Sql | Transaction, id: number): Promise<Entry | undefined> {
  const [entry] = await sql<Entry[]>`select ${entryColumns(sql)} from journal j where j.id = ${id}`;
  return entry;
}

/**
 * Takes a change back and writes that down as a change of its own, which can be taken back in turn. Whether somebody
 * may is for the caller to ask. When what stands is no longer what the change left, nothing is forced.
 */
export async function undo(sql: Sql, id: number, by: { actor: Author; now: Date }): Promise<UndoOutcome> {
  return sql.begin(async (tx): Promise<UndoOutcome> => {
    const [locked] = await tx<{ undone: boolean }[]>`
      select exists (select from journal u where u.undoes = j.id) as undone
      from journal j where j.id = ${id} for update of j`;
    const entry = locked && (await readEntry(tx, id));
    const undoing = entry && registry.get(entry.subject.kind);
    if (!entry || !undoing) return { outcome: 'impossible' };
    if (locked.undone) return { outcome: 'already', entry };
    const current = await undoing.read(tx, entry);
    if (!stands(entry.after, current)) return { outcome: 'conflict', entry, current };
    await undoing.write(tx, entry, entry.before, by);
    await record(tx, { ...by, subject: entry.subject, before: entry.after, after: entry.before, undoes: entry.id });
    return { outcome: 'undone', entry };
  });
}

/** Whether every member that the change left still has its value; as JSON, which is what the journal keeps. */
function stands(after: State, current: State): boolean {
  if (after === null || current === null) return after === current;
  const plain = JSON.parse(JSON.stringify(current)) as Readonly<Record<string, unknown>>;
  return Object.entries(after).every(([name, value]) => isDeepStrictEqual(plain[name] ?? null, value ?? null));
}
