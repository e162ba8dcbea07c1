/**
 * Bookings over HTTP beside the same inserts straight on PostgreSQL by eight connections, and refusals beside
 * acceptances. They take turns in many short rounds on one server, so that whatever else the machine does slows all of
 * them, and what is compared are the ratios within a round.
 *
 *     node bench/booking-speed.ts [rounds] [bookings a round]
 */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { requestFor, type Bookable } from '../hub/src/bookings/testing.ts';
import type { Sql } from '../hub/src/database/database.ts';
import { BookingHubs, slot } from './booking-hubs.ts';
import { KeepAlive } from './keep-alive.ts';
import { CpuMeter, type CpuTime } from './cpu-meter.ts';
import { median } from './report.ts';

const CONNECTIONS = 8;
const CLIENTS = 32;
/** Desks of a place; 32 bookings of one half hour meet at the same rows, as on a busy morning. */
const SEATS = 32;

type Way = 'accepted' | 'refused' | 'straight';

/** What one way did in one round. */
interface Lap {
  /** Bookings a second. */
  readonly speed: number;
  /** Milliseconds of processor time for one booking, by who spent it; undefined where the system does not tell. */
  readonly cpu: CpuTime | undefined;
}

export interface SpeedResult {
  /** Medians of the rounds, a second. */
  readonly accepted: number;
  readonly refused: number;
  readonly straight: number;
  /** Medians of the ratios of each round. */
  readonly acceptedToStraight: number;
  readonly refusedToAccepted: number;
  /** Medians of the processor time of one booking in milliseconds: it says where the time goes, also on a busy machine. */
  readonly cpu: Readonly<Record<Way, CpuTime>> | undefined;
}

/** @param least bookings a round, rounded up so that the last half hour is full as well */
export async function measureBookings(rounds: number, least: number): Promise<SpeedResult> {
  const count = Math.ceil(least / SEATS) * SEATS;
  // Messages stay in the outbox: to send those of one round would slow down the next one, of whatever kind.
  const hubs = await BookingHubs.start(1, { ESCALE_MESSAGES: 'leave' });
  try {
    const [address = ''] = hubs.addresses;
    const [served, inserted] = [await hubs.addPlace({ seats: SEATS }), await hubs.addPlace({ seats: SEATS })];
    const begun = Date.now();
    const meter = await CpuMeter.of(hubs);
    const over = async (round: number, status: number): Promise<Lap> => {
      // New ones each round: between two, a hub closes connections that nobody uses.
      const clients = await Promise.all(Array.from({ length: CLIENTS }, () => KeepAlive.open(address)));
      const lap = await timed(meter, count, CLIENTS, async (client, job) => {
        const wish = requestFor(served, slot(Math.floor((round * count + job) / SEATS), begun));
        const body = JSON.stringify({ ...wish, email: `camille.${job}@exemple.example` });
        const answer = await clients[client]?.post('/v1/bookings', `Idempotency-Key: "${randomUUID()}"\r\n`, body);
        if (answer?.status !== status) {
          throw new Error(`${answer?.status} instead of ${status}: ${answer?.body.toString()} ${hubs.errors[0]}`);
        }
      });
      for (const client of clients) client.close();
      return lap;
    };
    const straight = (round: number): Promise<Lap> =>
      timed(meter, count, CONNECTIONS, async (_, job) => {
        const place = round * count + job;
        await insertStraight(hubs.database.sql, inserted, slot(Math.floor(place / SEATS), begun), 1 + (place % SEATS));
      });
    await over(0, 201);
    await over(0, 409);
    await straight(0);
    const laps: Record<Way, Lap>[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      const first = round % 2 === 0 ? await straight(round) : undefined;
      const accepted = await over(round, 201);
      const refused = await over(round, 409);
      laps.push({ accepted, refused, straight: first ?? (await straight(round)) });
    }
    return summary(laps);
  } finally {
    await hubs.stop();
  }
}

function summary(laps: readonly Record<Way, Lap>[]): SpeedResult {
  const middle = (figure: (lap: Record<Way, Lap>) => number): number => median(laps.map(figure));
  const spent = (way: Way): CpuTime => ({
    client: middle((lap) => lap[way].cpu?.client ?? NaN),
    hub: middle((lap) => lap[way].cpu?.hub ?? NaN),
    database: middle((lap) => lap[way].cpu?.database ?? NaN),
  });
  return {
    accepted: middle(({ accepted }) => accepted.speed),
    refused: middle(({ refused }) => refused.speed),
    straight: middle((lap) => lap.straight.speed),
    acceptedToStraight: middle((lap) => lap.accepted.speed / lap.straight.speed),
    refusedToAccepted: middle(({ accepted, refused }) => refused.speed / accepted.speed),
    cpu: laps[0]?.accepted.cpu && {
      accepted: spent('accepted'),
      refused: spent('refused'),
      straight: spent('straight'),
    },
  };
}

/** Does a number of jobs in a number of lanes. */
async function timed(
  meter: CpuMeter,
  count: number,
  lanes: number,
  work: (lane: number, job: number) => Promise<void>,
): Promise<Lap> {
  const before = await meter.read();
  const begun = performance.now();
  let next = 0;
  const lane = async (index: number): Promise<void> => {
    for (let job = next++; job < count; job = next++) await work(index, job);
  };
  await Promise.all(Array.from({ length: lanes }, (_, index) => lane(index)));
  const speed = count / ((performance.now() - begun) / 1000);
  const after = await meter.read();
  const each = (who: keyof CpuTime): number => ((after?.[who] ?? NaN) - (before?.[who] ?? NaN)) / count;
  const cpu = after && before && { client: each('client'), hub: each('hub'), database: each('database') };
  return { speed, cpu };
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
  const [rounds = 21, count = 480] = process.argv.slice(2).map(Number);
  const result = await measureBookings(rounds, count);
  console.log(result);
  if (result.acceptedToStraight < 0.45 || result.refusedToAccepted < 1) process.exitCode = 1;
}
