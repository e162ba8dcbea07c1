import { operations, type ChangeList } from '../../../../sdk/contract/index.ts';
import { readChanges } from '../../changes/changes.ts';
import type { Sql } from '../../database/database.ts';
import { ProblemError } from '../../http/problem.ts';
import { route, type Answer, type Call, type Route } from '../../http/route.ts';

const DEFAULT_LIMIT = 100;

/** `GET /v1/changes`. */
export const changesRoutes = (dependencies: { readonly sql: Sql }): Route[] => [
  route(operations.getChanges, (call) => getChanges(dependencies, call)),
];

async function getChanges(
  { sql }: { readonly sql: Sql },
  { query, url }: Call<typeof operations.getChanges>,
): Promise<Answer> {
  const page = await readChanges(sql, query.since ?? 0, query.limit ?? DEFAULT_LIMIT);
  if (page === undefined) throw ahead();
  const { items, total, position, more } = page;
  const next = new URLSearchParams(url.search);
  next.set('since', String(position));
  const address = more ? `?${next.toString()}` : null;
  const body: ChangeList = {
    items: [...items],
    position,
    links: { self: `/v1/changes${url.search}`, next: address && `/v1/changes${address}` },
    total,
  };
  return address === null ? { body } : { body, link: `<${address}>; rel="next"` };
}

/** A database that was put back to an earlier day counts again from there: what was followed since never happened. */
const ahead = (): ProblemError =>
  new ProblemError('stale-cursor', {
    detail: {
      fr: 'Cette position est au-delà du dernier changement\xa0: elle vient d’une autre base. Reprenez sans «\xa0since\xa0».',
      en: 'This position lies beyond the last change: it comes from another database. Start again without “since”.',
    },
    final: true,
  });
