import { ProblemError } from '../http/problem.ts';

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
