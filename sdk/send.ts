import { readAnswer } from './answer.ts';
import type { Connection } from './connection.ts';
import { NetworkError } from './errors/network-error.ts';
import { TimeoutError } from './errors/timeout-error.ts';
import type { Sent } from './exchange.ts';
import type { Reader } from './reader.ts';
import { retry } from './retry.ts';
import { inTime } from './waits.ts';

/** What is sent. */
export interface Message {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Sends a message that changes something, or whose answer only its sender may read: neither shared nor remembered.
 * It is tried again: only for what does no harm when it arrives twice, because its second arrival is idempotent or
 * carries the key of the first. One try gets half of the connection's time, because a silent connection is often dead.
 * @param path from the hub's root
 * @throws ProblemError, NetworkError, TimeoutError, InvalidAnswerError, or the signal's reason
 */
export function send<T>(
  { url: at, timeout, exchange }: Connection,
  path: string,
  { method, body, headers }: Message,
  read: Reader<T>,
  signal: AbortSignal | undefined,
): Promise<T> {
  const url = at(path);
  const sent: Sent =
    body === undefined
      ? { method, headers }
      : { method, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
  const late = () => new TimeoutError(url, timeout);
  const silent = () => new NetworkError(url, 'no answer in half of the time');
  return inTime(timeout, late, signal, (whole) =>
    retry(
      () =>
        inTime(timeout / 2, silent, whole, async (trial) => readAnswer(url, await exchange(url, sent, trial), read)),
      { signal: whole, deadline: Date.now() + timeout },
    ),
  );
}
