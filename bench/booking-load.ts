import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { capabilityOf } from '../hub/src/bookings/capability.ts';
import { requestFor, type Bookable } from '../hub/src/bookings/testing.ts';
import { isDatabaseAway } from '../hub/src/database/connection.ts';
import type { Booking } from '../sdk/contract/index.ts';
import { type Answered, BookingClient } from './booking-client.ts';
import { type BookingHubs, slot } from './booking-hubs.ts';

/** Half hours of each place that can be wished for at a time: few enough for the writers to meet. */
const WINDOW = 30;
/** Milliseconds, at most, that a writer waits before its next wish. */
const PAUSE_MS = 1000;
/** Three of ten bookings are cancelled, and their seats booked again: two of five wishes meet a seat that is taken. */
const WISHES_A_SEAT = 2.5;
/** Milliseconds after which what does not come back counts as gone. */
export const PATIENCE_MS = 120_000;

/** What a client knows of one wish of its own. */
export interface Attempt {
  readonly key: string;
  readonly email: string;
  /** The whole answer, once it came. */
  answer?: Answered;
  booking?: Booking;
  /** Times that nobody could know what became of it. */
  unknown: number;
  cancelled: boolean;
  /** Of its last try, as performance.now() counts. */
  sentAt: number;
}

/** Writers that book, now and then cancel, and send a request again under its key until they know what became of it. */
export class Load {
  readonly history: Attempt[] = [];
  readonly #hubs: BookingHubs;
  readonly #on: readonly Bookable[];
  readonly #seats: number;
  readonly #begun = Date.now();
  #acknowledged = 0;
  #stopping = false;
  /** Who waits for a booking that was sent after an instant. */
  readonly #waiting = new Map<number, (at: number) => void>();

  /** @param seats of all places together */
  constructor(hubs: BookingHubs, on: readonly Bookable[], seats: number) {
    this.#hubs = hubs;
    this.#on = on;
    this.#seats = seats;
  }

  stop(): void {
    this.#stopping = true;
  }

  get acknowledged(): number {
    return this.#acknowledged;
  }

  /** The window moves on with the wishes, so that what can be had never runs out, and never suffices for all. */
  #slot(): { start: string; end: string } {
    const first = Math.floor(this.history.length / (WISHES_A_SEAT * this.#seats));
    return slot(first + Math.floor(Math.random() * WINDOW), this.#begun);
  }

  async write(): Promise<void> {
    const client = new BookingClient();
    while (!this.#stopping) {
      // Not more than can be written to everybody: each booking is two messages, and they are all waited for.
      await wait(Math.random() * PAUSE_MS);
      const attempt: Attempt = {
        key: randomUUID(),
        email: `${randomUUID()}@exemple.example`,
        unknown: 0,
        cancelled: false,
        sentAt: 0,
      };
      this.history.push(attempt);
      const place = this.#on[Math.floor(Math.random() * this.#on.length)]!;
      const wish = requestFor(place, { ...this.#slot(), email: attempt.email });
      attempt.answer = await this.#untilKnown(attempt, (address) => client.book(address, wish, attempt.key));
      if (attempt.answer.status !== 201) continue;
      attempt.booking = JSON.parse(attempt.answer.text) as Booking;
      this.#acknowledged += 1;
      this.#tellAcknowledged(attempt.sentAt);
      if (Math.random() < 0.3) await this.#cancel(client, attempt, attempt.booking.id);
    }
    client.close();
  }

  /** When the first booking was acknowledged that was sent after an instant, both as performance.now() counts. */
  async acknowledgedAfter(instant: number): Promise<number> {
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    const late = setTimeout(() => reject(new Error('No booking was acknowledged again.')), PATIENCE_MS);
    this.#waiting.set(instant, resolve);
    try {
      return await promise;
    } finally {
      clearTimeout(late);
      this.#waiting.delete(instant);
    }
  }

  #tellAcknowledged(sentAt: number): void {
    for (const [instant, resolve] of this.#waiting) if (sentAt > instant) resolve(performance.now());
  }

  async #cancel(client: BookingClient, attempt: Attempt, id: string): Promise<void> {
    const capability = await patiently(() => capabilityOf(this.#hubs.database.sql));
    const headers = { Authorization: `Bearer ${capability.sign(id)}` };
    const path = `/v1/bookings/${id}/cancel`;
    const answer = await this.#untilKnown(attempt, (address) => client.send(address, 'POST', path, headers));
    attempt.cancelled = answer.status === 200;
  }

  /** Any hub will do; 5xx says « not now », and a lost connection nothing at all. */
  async #untilKnown(attempt: Attempt, send: (address: string) => Promise<Answered>): Promise<Answered> {
    for (const late = Date.now() + PATIENCE_MS; ;) {
      const { addresses } = this.#hubs;
      attempt.sentAt = performance.now();
      try {
        const answer = await send(addresses[Math.floor(Math.random() * addresses.length)] ?? '');
        if (answer.status < 500 && !answer.text.includes('idempotency-key-busy')) return answer;
      } catch (error) {
        attempt.unknown += 1;
        if (Date.now() > late) throw error;
      }
      if (Date.now() > late) throw new Error('The hubs did not come back.');
      await wait(20 + Math.random() * 80);
    }
  }
}

/** Asks until the database is back. */
export async function patiently<T>(ask: () => PromiseLike<T>): Promise<T> {
  for (const late = Date.now() + PATIENCE_MS; ;) {
    try {
      return await ask();
    } catch (error) {
      if (!isDatabaseAway(error) || Date.now() > late) throw error;
      await wait(50);
    }
  }
}
