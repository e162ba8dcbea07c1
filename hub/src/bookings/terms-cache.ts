import type { BookingRequest } from '../../../sdk/contract/index.ts';
import { parsePlaceId } from '../../../sdk/place-id.ts';
import type { Sql } from '../database/database.ts';
import type { Terms } from './terms.ts';

/** Terms with the state of the rows they were read from: `terms_version` of the database, another after each change. */
export interface KnownTerms extends Terms {
  readonly version: string;
}

/** Resources whose terms are kept, those read longest ago forgotten first. */
const KEPT = 2000;

const kept = new WeakMap<Sql, Map<string, KnownTerms>>();

const keyOf = ({ place, resource }: Wanted): string => `${place} ${resource}`;

type Wanted = Pick<BookingRequest, 'place' | 'resource'>;

/**
 * Terms as this process read them last. They may have changed since: whatever is done by them names their version, and
 * is done again by what then holds when that is another.
 */
export const knownTerms = (sql: Sql, wanted: Wanted): KnownTerms | undefined => kept.get(sql)?.get(keyOf(wanted));

export function rememberTerms(sql: Sql, wanted: Wanted, terms: KnownTerms): void {
  const all = kept.get(sql) ?? new Map<string, KnownTerms>();
  kept.set(sql, all);
  all.delete(keyOf(wanted));
  all.set(keyOf(wanted), terms);
  const [oldest] = all.keys();
  if (all.size > KEPT && oldest !== undefined) all.delete(oldest);
}

/** Numbers of the place and the resource that a request names; -1, which nothing has, for what is no id. */
export const idsOf = ({ place, resource }: Wanted): [placeId: number, resourceId: number] => [
  parsePlaceId(place) ?? -1,
  /^\d{1,15}$/.test(resource) ? Number(resource) : -1,
];
