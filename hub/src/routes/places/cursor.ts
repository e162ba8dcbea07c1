import { hash } from 'node:crypto';
import { z } from 'zod';
import { SortOrder, type PlaceQuery } from '../../../../sdk/contract/index.ts';
import { ProblemError } from '../../http/problem.ts';

const DAY = 86_400_000;

/** Where a page ended. The next one begins after it, whatever was added or removed meanwhile. */
export interface Cursor {
  readonly sort: SortOrder;
  /** The instant at which the first page judged `open-at=now` and labels, in milliseconds: kept on all pages. */
  readonly at: number;
  /** Sort key of the last place shown. */
  readonly key: string | number;
  /** Number of the last place shown. */
  readonly id: number;
}

/** A name that PostgreSQL can hold: all of Unicode but the character 0. */
const NameKey = z.string().refine((text) => text.isWellFormed() && !text.includes('\0'));

const keys: Readonly<Record<SortOrder, z.ZodType<Cursor['key']>>> = {
  name: NameKey,
  // whole microseconds
  updated: z.int(),
  distance: z.number(),
  relevance: z.number(),
};

const Fields = z.tuple([z.string(), SortOrder, z.int().min(0), z.unknown(), z.int().min(0)]);

/** Says which filters a cursor belongs to; the size of a page, and what is said beside it, may change underway. */
export function fingerprint(query: PlaceQuery): string {
  const { cursor: _cursor, limit: _limit, facets: _facets, ...filters } = query;
  const sorted = Object.entries(filters).sort(([a], [b]) => (a < b ? -1 : 1));
  return hash('sha256', JSON.stringify(sorted), 'base64url').slice(0, 12);
}

/** An opaque text that fits into an address. */
export function formatCursor({ sort, at, key, id }: Cursor, query: PlaceQuery): string {
  return Buffer.from(JSON.stringify([fingerprint(query), sort, at, key, id])).toString('base64url');
}

/**
 * Reads the cursor of a query.
 * @returns undefined when there is none
 * @throws ProblemError `stale-cursor` when it is no cursor, belongs to other filters, or is older than a day
 */
export function readCursor(query: PlaceQuery, sort: SortOrder, now: Date): Cursor | undefined {
  if (query.cursor === undefined) return undefined;
  const fields = Fields.safeParse(parse(query.cursor));
  if (!fields.success) {
    throw stale('Ce n’est pas un curseur de cette liste.', 'This is no cursor of this list.');
  }
  const [filters, cursorSort, at, written, id] = fields.data;
  const { data: key } = keys[cursorSort].safeParse(written);
  if (key === undefined) {
    throw stale('Ce n’est pas un curseur de cette liste.', 'This is no cursor of this list.');
  }
  if (filters !== fingerprint(query) || cursorSort !== sort) {
    throw stale('Le curseur appartient à une autre recherche.', 'The cursor belongs to another search.');
  }
  if (Math.abs(now.getTime() - at) > DAY) throw stale('Le curseur a plus d’un jour.', 'The cursor is over a day old.');
  return { sort, at, key, id };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch (error) {
    // whatever a client sends, that it is no JSON is an answer and not a failure
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function stale(fr: string, en: string): ProblemError {
  return new ProblemError('stale-cursor', {
    detail: { fr: `${fr} Reprenez la liste au début.`, en: `${en} Start again from the first page.` },
    final: true,
  });
}
