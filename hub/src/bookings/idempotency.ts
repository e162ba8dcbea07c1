import type { Queries } from '../places/transaction.ts';
import { ProblemError } from '../http/problem.ts';
import type { KnownTerms } from './terms-cache.ts';

/** The client's intent: its key, and what it must always come with. */
export interface Intent {
  /** 1 to 255 visible ASCII characters. */
  readonly key: string;
  readonly fingerprint: Buffer;
}

/** What was answered when the key was used first. */
export interface StoredAnswer {
  readonly status: number;
  readonly answer: string;
  readonly fingerprint: Buffer;
}

/** Milliseconds for which a key is kept; clients may rely on 24 hours. */
export const KEY_KEPT = 48 * 3_600_000;

/**
 * The stored answer, once it is sure that the request is the same as then.
 * @throws ProblemError `idempotency-key-reused` when it is another
 */
export function sameRequest(stored: StoredAnswer, intent: Intent): StoredAnswer {
  if (stored.fingerprint.equals(intent.fingerprint)) return stored;
  throw new ProblemError('idempotency-key-reused', {
    detail: {
      fr: 'Cette clé d’idempotence a déjà servi pour une autre demande. Une nouvelle réservation demande une nouvelle clé.',
      en: 'This idempotency key was already used for another request. A new booking needs a new key.',
    },
    final: true,
  });
}

/**
 * Stores a refusal under its key; when an equal request was answered meanwhile, that answer stands.
 * A refusal that a power cut takes away is judged again: nobody waits for the disk.
 * @param terms by which it was judged
 * @returns undefined when these have changed
 */
export async function storeRefusal(
  sql: Queries,
  terms: KnownTerms,
  intent: Intent,
  { status, answer }: Omit<StoredAnswer, 'fingerprint'>,
  now: Date,
): Promise<(StoredAnswer & { readonly replayed: boolean }) | undefined> {
  const { placeId, resourceId, version } = terms;
  const [stored] = await sql<((StoredAnswer & { replayed: boolean }) | { readonly status: null })[]>`
    select * from store_refusal(${placeId}, ${resourceId}, ${version}, ${intent.key}, ${intent.fingerprint},
      ${status}::smallint, ${answer}, ${now})`;
  return stored === undefined || stored.status === null ? undefined : stored;
}
