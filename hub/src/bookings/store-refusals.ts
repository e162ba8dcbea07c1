import { sqlState } from '../database/connection.ts';
import type { Sql } from '../database/database.ts';
import type { StoredAnswer } from './idempotency.ts';
import type { KnownTerms } from './terms-cache.ts';

/** A refusal to be kept under the key of its request. */
export interface NewRefusal {
  readonly key: string;
  readonly fingerprint: Buffer;
  readonly answer: string;
  /** By which it was judged; undefined when the database has just said so itself. */
  readonly terms?: Pick<KnownTerms, 'placeId' | 'resourceId' | 'version'>;
  readonly now: Date;
}

/** What stands under the key; undefined when the terms have changed and nothing was stored. */
export type StoredRefusal = (StoredAnswer & { readonly replayed: boolean }) | undefined;

interface Waiting extends PromiseWithResolvers<StoredRefusal> {
  readonly refusal: NewRefusal;
}

/** Refusals of one statement, at most. */
const LARGEST = 100;

const queues = new WeakMap<Sql, Queue>();

/**
 * Stores a refusal under its key; when an equal request was answered meanwhile, that answer stands.
 *
 * Those that come while others are being stored go together, in one statement: a rush for one seat makes many. A
 * refusal that a power cut takes away is judged again: nobody waits for the disk.
 */
export function storeRefusal(sql: Sql, refusal: NewRefusal): Promise<StoredRefusal> {
  const queue = queues.get(sql) ?? new Queue(sql);
  queues.set(sql, queue);
  return queue.add(refusal);
}

class Queue {
  readonly #sql: Sql;
  #waiting: Waiting[] = [];
  #storing = false;

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  add(refusal: NewRefusal): Promise<StoredRefusal> {
    const waiting: Waiting = { refusal, ...Promise.withResolvers<StoredRefusal>() };
    this.#waiting.push(waiting);
    if (!this.#storing) void this.#storeAll();
    return waiting.promise;
  }

  async #storeAll(): Promise<void> {
    this.#storing = true;
    while (this.#waiting.length > 0) {
      const batch = this.#take();
      try {
        await this.#store(batch);
      } catch (error) {
        // An equal request that is slow to end is waited for by its own twin, not by all.
        if (sqlState(error) === '55P03' && batch.length > 1) for (const one of batch) void this.#storeAlone(one);
        else for (const { reject } of batch) reject(error);
      }
    }
    this.#storing = false;
  }

  /** The oldest, each key once: of two equal requests the second is told what the first one was. */
  #take(): Waiting[] {
    const batch = new Map<string, Waiting>();
    const later: Waiting[] = [];
    for (const one of this.#waiting) {
      if (batch.size < LARGEST && !batch.has(one.refusal.key)) batch.set(one.refusal.key, one);
      else later.push(one);
    }
    this.#waiting = later;
    return [...batch.values()];
  }

  async #storeAlone(one: Waiting): Promise<void> {
    try {
      await this.#store([one]);
    } catch (error) {
      one.reject(error);
    }
  }

  async #store(batch: readonly Waiting[]): Promise<void> {
    const all = batch.map(({ refusal }) => refusal);
    const rows = await this.#sql<(Omit<StoredAnswer, 'answer'> & Kept)[]>`
      select key, status, answer, fingerprint, replayed from store_refusals(
        ${all.map(({ terms }) => terms?.placeId ?? null)}::bigint[],
        ${all.map(({ terms }) => terms?.resourceId ?? null)}::bigint[],
        ${all.map(({ terms }) => terms?.version ?? null)}::text[],
        ${all.map(({ key }) => key)}::text[],
        ${all.map(({ fingerprint }) => fingerprint.toString('hex'))}::text[],
        ${all.map(({ answer }) => answer)}::text[], ${all[0]?.now ?? new Date()})`;
    const byKey = new Map(rows.map((row) => [row.key, row]));
    for (const { refusal, resolve } of batch) {
      const row = byKey.get(refusal.key);
      resolve(row && { ...row, answer: row.answer ?? refusal.answer });
    }
  }
}

interface Kept {
  readonly key: string;
  /** Null when it is the one that was just stored. */
  readonly answer: string | null;
  readonly replayed: boolean;
}
