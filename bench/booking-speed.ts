/**
 * Bookings over HTTP beside the same inserts straight on PostgreSQL by eight connections, and refusals beside
 * acceptances, in alternating rounds on one server.
 *
 *     node bench/booking-speed.ts [rounds] [bookings a round]
 */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { requestFor, type Bookable } from '../hub/src/bookings/testing.ts';
import type { Sql } from '../hub/src/database/database.ts';
import { BookingClient } from './booking-client.ts';
import { BookingHubs, slot } from './booking-hubs.ts';
import { median } from './report.ts';

const CONNECTIONS = 8;
const CLIENTS = 32;
/** Desks of a place; 32 bookings of one half hour meet at the same rows, as on a busy morning. */
const SEATS = 32;

export interface SpeedResult {
  /** Medians of the rounds, a second. */
  readonly accepted: number;
  readonly refused: number;
  readonly straight: number;
  /** Medians of the ratios of each round. */
  readonly acceptedToStraight: number;
  readonly refusedToAccepted: number;
}

/** @param least bookings a round, rounded up so that the last half hour is full as well */
export async function measureBookings(rounds: number, least: number): Promise<SpeedResult> {
  const count = Math.ceil(least / SEATS) * SEATS;
  const hubs = await BookingHubs.start(1);
  try {
    const [address = ''] = hubs.addresses;
    const [served, inserted] = [await hubs.addPlace({ seats: SEATS }), await hubs.addPlace({ seats: SEATS })];
    const begun = Date.now();
    const over = async (index: number, status: number) => {
      // New ones each round: between two, a hub closes connections that nobody uses.
      const clients = Array.from({ length: CLIENTS }, () => new BookingClient());
      const speed = await perSecond(count, CLIENTS, async (client, job) => {
        const wish = requestFor(served, slot(Math.floor((index * count + job) / SEATS), begun));
        const answer = await clients[client]?.book(address, { ...wish, email: `camille.${job}@exemple.example` });
        if (answer?.status !== status) {
          throw new Error(`${answer?.status} instead of ${status}: ${answer?.text} ${hubs.errors[0]}`);
        }
      });
      for (const client of clients) client.close();
      return speed;
    };
    const straight = (index: number) =>
      perSecond(count, CONNECTIONS, async (_, job) => {
        const place = index * count + job;
        await insertStraight(hubs.database.sql, inserted, slot(Math.floor(place / SEATS), begun), 1 + (place % SEATS));
      });
    await over(0, 201);
    await straight(0);
    const measured: { accepted: number; refused: number; straight: number }[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      const first = round % 2 === 0 ? await straight(round) : 0;
      const accepted = await over(round, 201);
      const refused = await over(round, 409);
      measured.push({ accepted, refused, straight: first || (await straight(round)) });
    }
    return {
      accepted: median(measured.map((round) => round.accepted)),
      refused: median(measured.map((round) => round.refused)),
      straight: median(measured.map((round) => round.straight)),
      acceptedToStraight: median(measured.map((round) => round.accepted / round.straight)),
      refusedToAccepted: median(measured.map((round) => round.refused / round.accepted)),
    };
  } finally {
    await hubs.stop();
  }
}

/** Does a number of jobs in a number of lanes. */
async function perSecond(count: number, lanes: number, work: (lane: number, job: number) => Promise<void>) {
  const begun = performance.now();
  let next = 0;
  const lane = async (index: number): Promise<void> => {
    for (let job = next++; job < count; job = next++) await work(index, job);
  };
  await Promise.all(Array.from({ length: lanes }, (_, index) => lane(index)));
  return count / ((performance.now() - begun) / 1000);
}

/** All rows of an accepted booking, in one statement, with nothing checked but what the database checks itself. */
async function insertStraight(sql: Sql, on: Bookable, { start, end }: { start: string; end: string }, unit: number) {
  const id = randomUUID();
  const now = new Date();
  const during = `[${start},${end})`;
  const quote = JSON.stringify({ currency: 'EUR', total: null, lines: [] });
  await sql`
    with key as (
      insert into idempotency_key (key, fingerprint, booking_id, status, answer, created_at)
      values (${randomUUID()}, ${createHash('sha256').update(id).digest()}, ${id}, 201,
        ${randomBytes(300).toString('hex')}, ${now}) on conflict do nothing
    ), seat as (
      insert into booked_unit (place_id, resource_id, unit_id, booking_id, during)
      values (${on.placeId}, ${on.resourceId}, ${unit}, ${id}, ${during}::tstzrange) on conflict do nothing
    ), message as (
      insert into outbox (place_id, id, booking_id, kind, created_at, next_attempt_at)
      select ${on.placeId}, gen_random_uuid(), ${id}, kind, ${now}, ${now}
      from unnest(array['confirmed', 'operator']) kind
    )
    insert into booking (place_id, id, resource_id, during, seats, status, quote, cancel_until, email, language,
      consent, created_at, updated_at)
    values (${on.placeId}, ${id}, ${on.resourceId}, ${during}::tstzrange, 1, 'confirmed', ${quote}::text::jsonb,
      ${start}, ${`camille.${unit}@exemple.example`}, 'fr', '2026-11', ${now}, ${now})`;
}

if (import.meta.main) {
  const [rounds = 7, count = 1500] = process.argv.slice(2).map(Number);
  const result = await measureBookings(rounds, count);
  console.log(result);
  if (result.acceptedToStraight < 0.45 || result.refusedToAccepted < 1) process.exitCode = 1;
}
