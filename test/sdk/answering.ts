import type { TestContext } from 'node:test';
import type { Fetch } from '../../sdk/index.ts';

export interface Request {
  readonly address: string;
  readonly headers: Headers;
  readonly signal: AbortSignal;
}

/** What a scripted hub does with one request. */
export type Answer = (request: Request) => Response | Promise<Response>;

/** A `fetch` that gives the answers in turn, the last one for ever, and the requests that it saw. */
export function answering(...answers: [Answer, ...Answer[]]): { fetch: Fetch; requests: Request[] } {
  const requests: Request[] = [];
  const fetch: Fetch = async (address, init) => {
    const request = { address, headers: new Headers(init.headers), signal: init.signal! };
    requests.push(request);
    const answer = answers[requests.length - 1] ?? answers.at(-1) ?? answers[0];
    return answer(request);
  };
  return { fetch, requests };
}

export const json =
  (body: unknown, headers: Record<string, string> = {}): Answer =>
  () =>
    Response.json(body, { headers });

export const text =
  (body: string, status = 200, headers: Record<string, string> = {}): Answer =>
  () =>
    new Response(body, { status, headers });

export const problem =
  (status: number, more: object = {}, headers: Record<string, string> = {}): Answer =>
  () => {
    const body = { type: 'urn:escale:problem:unavailable', title: 'Unavailable', status, ...more };
    return Response.json(body, { status, headers: { ...headers, 'content-type': 'application/problem+json' } });
  };

export const refused: Answer = () => {
  throw new TypeError('fetch failed', { cause: new Error('ECONNREFUSED') });
};

/** Never answers; gives up when it is aborted, as the platform does. */
export const silent: Answer = ({ signal }) =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });

/** Never answers and does not heed the signal, as a poor polyfill may. */
export const deaf: Answer = () => new Promise(() => undefined);

/** Lets everything run that waits for no clock. */
export const quiet = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Stops the clock of the test; the function moves it, step by step, so that what wakes up may wait again. */
export function stoppedClock(t: TestContext): (milliseconds: number) => Promise<void> {
  t.mock.timers.enable({ apis: ['setTimeout', 'Date'], now: Date.parse('2026-11-21T12:00:00Z') });
  return async (milliseconds) => {
    for (let left = milliseconds; left > 0; left -= 100) {
      await quiet();
      t.mock.timers.tick(Math.min(left, 100));
    }
    await quiet();
  };
}
