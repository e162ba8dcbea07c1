import { randomUUID } from 'node:crypto';
import http from 'node:http';
import type { BookingRequest, Problem } from '../sdk/contract/index.ts';

export interface Answered {
  readonly status: number;
  readonly text: string;
}

/** A client with one connection that it keeps, as one visitor's browser has. */
export class BookingClient {
  readonly #agent = new http.Agent({ keepAlive: true, maxSockets: 1 });

  /** @throws Error when the connection fails before the whole answer came: what became of the request is unknown */
  send(address: string, method: string, path: string, headers: http.OutgoingHttpHeaders = {}, body?: string) {
    const { promise, resolve, reject } = Promise.withResolvers<Answered>();
    const request = http.request(new URL(path, address), { method, agent: this.#agent, headers, timeout: 30_000 });
    request.on('timeout', () => request.destroy(new Error('No answer in time')));
    request.on('error', reject).on('response', (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.on('error', reject).on('end', () => {
        if (response.complete) resolve({ status: response.statusCode ?? 0, text });
        else reject(new Error('The answer was cut short'));
      });
    });
    request.end(body);
    return promise;
  }

  book(address: string, wish: BookingRequest, key: string = randomUUID()): Promise<Answered> {
    const body = JSON.stringify(wish);
    const headers = {
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(body),
      'Idempotency-Key': `"${key}"`,
    };
    return this.send(address, 'POST', '/v1/bookings', headers, body);
  }

  close(): void {
    this.#agent.destroy();
  }
}

/** Whether an answer is the refusal that a person can go on from: the seat is taken, and here are other times. */
export function isHelpfulRefusal({ status, text }: Answered): boolean {
  if (status !== 409) return false;
  const problem = JSON.parse(text) as Problem;
  return problem.reason === 'taken' && (problem.alternatives?.length ?? 0) > 0;
}
