import type { Problem } from '../../../sdk/contract/index.ts';
import type { Language } from '../http/language.ts';
import type { Refusal } from './rules.ts';
import type { Stretch } from './slots.ts';
import type { Terms } from './terms.ts';

/** A refusal as it is answered. */
export interface WrittenRefusal {
  readonly problem: Problem;
  readonly answer: string;
}

/** What was asked for. */
export interface Wanted {
  readonly terms: Terms;
  readonly period: Stretch;
  readonly seats: number;
  readonly language: Language;
  readonly now: Date;
}

/** Milliseconds: the other times that a refusal names are what was free a moment ago, as any answer's are. */
const FRESH = 1000;
/** Different refusals kept of one resource. */
const KEPT = 200;

interface Shared {
  readonly written: Promise<WrittenRefusal>;
  /** Once it is there. */
  ready?: WrittenRefusal;
  /** By a clock that never jumps, in milliseconds. */
  readonly until: number;
}

const shared = new WeakMap<Terms, Map<string, Shared>>();

const keyOf = ({ period, seats, language, now }: Wanted, { reason, free }: Refusal): string =>
  [period.from, period.to, seats, language, Math.floor(now.getTime() / 1000), reason, free].join();

/**
 * Writes a refusal, or takes what somebody else was told for the same wish and the same reason within the last second:
 * when a seat is sought after, all who come too late share one search for other times.
 */
export function shareRefusal(
  wanted: Wanted,
  refusal: Refusal,
  write: () => Promise<WrittenRefusal>,
): Promise<WrittenRefusal> {
  const all = shared.get(wanted.terms) ?? new Map<string, Shared>();
  shared.set(wanted.terms, all);
  const key = keyOf(wanted, refusal);
  const known = all.get(key);
  if (known && known.until > performance.now()) return known.written;
  const written = write();
  const entry: Shared = { written, until: performance.now() + FRESH };
  written.then(
    (ready) => (entry.ready = ready),
    () => all.delete(key),
  );
  if (all.size >= KEPT) all.clear();
  all.set(key, entry);
  return written;
}

/** What is told at this moment to whoever finds nothing free. */
export function refusalOfTheMoment(wanted: Wanted): WrittenRefusal | undefined {
  const known = shared.get(wanted.terms)?.get(keyOf(wanted, { reason: 'taken' }));
  return known && known.until > performance.now() ? known.ready : undefined;
}

/** To be called when a booking of these terms was made: the other times may no longer be free. */
export const forgetRefusals = (terms: Terms): void => void shared.delete(terms);
