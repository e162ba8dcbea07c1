/**
 * 64 clients on two hub processes fight for one free seat, round after round; the answers and then the database say
 * who got it. With the guard of the database taken away, the same check must find seats that were sold twice.
 *
 *     node bench/booking-race.ts [rounds]
 */
import { requestFor } from '../hub/src/bookings/testing.ts';
import type { Sql } from '../hub/src/database/database.ts';
import { BookingClient, isHelpfulRefusal } from './booking-client.ts';
import { BookingHubs, slot } from './booking-hubs.ts';

export interface RaceResult {
  readonly rounds: number;
  /** Rounds without exactly one 201. */
  readonly wrongWinners: number;
  /** Answers that are neither the winner's nor a refusal with other times. */
  readonly wrongLosers: number;
  /** Of the database: pairs of bookings of one seat that overlap. */
  readonly soldTwice: number;
  readonly bookings: number;
  /** Two for each booking. */
  readonly messages: number;
  readonly seconds: number;
}

const CLIENTS = 64;

export interface RaceConditions {
  /** False takes the guard of the database away: the negative control. */
  readonly guarded?: boolean;
  /** Lets whoever found a free seat wait for a second one before taking it, so that every round is a race. */
  readonly widened?: boolean;
}

export async function race(rounds: number, conditions: RaceConditions = {}): Promise<RaceResult> {
  const { guarded = true, widened = false } = conditions;
  const hubs = await BookingHubs.start(2);
  const clients = Array.from({ length: CLIENTS }, () => new BookingClient());
  try {
    const { sql } = hubs.database;
    if (!guarded) await sql`alter table booked_unit drop constraint one_booking_a_seat`;
    if (widened) await widen(sql);
    const on = await hubs.addPlace({ seats: 1 });
    const { addresses } = hubs;
    const addressOf = (index: number): string => addresses[index % addresses.length] ?? '';
    // The barrier: all connections are open before the first shot, and all shots of a round leave in one turn.
    await Promise.all(clients.map((client, index) => client.send(addressOf(index), 'GET', '/healthz')));
    const begun = Date.now();
    let [wrongWinners, wrongLosers] = [0, 0];
    for (let round = 0; round < rounds; round += 1) {
      const wish = requestFor(on, slot(round, begun));
      const answers = await Promise.all(clients.map((client, index) => client.book(addressOf(index), wish)));
      const losers = answers.filter(({ status }) => status !== 201);
      if (losers.length !== CLIENTS - 1) wrongWinners += 1;
      wrongLosers += losers.filter((answer) => !isHelpfulRefusal(answer)).length;
    }
    const seconds = (Date.now() - begun) / 1000;
    return { rounds, wrongWinners, wrongLosers, ...(await readOutcome(sql, on.placeId)), seconds };
  } finally {
    for (const client of clients) client.close();
    await hubs.stop();
  }
}

/** Whoever found a seat free waits for a second one who did, two seconds at most, and then a moment for others. */
async function widen(sql: Sql): Promise<void> {
  await sql.unsafe(`
    create function linger() returns trigger language plpgsql as $$
    begin
      perform pg_advisory_xact_lock_shared(64);
      for try in 1..200 loop
        exit when (select count(*) from pg_locks where locktype = 'advisory' and classid = 0 and objid = 64) > 1;
        perform pg_sleep(0.01);
      end loop;
      perform pg_sleep(0.06);
      return new;
    end $$`);
  await sql`create trigger linger before insert on booking for each row execute function linger()`;
}

async function readOutcome(sql: Sql, placeId: number) {
  const [row] = await sql<Pick<RaceResult, 'soldTwice' | 'bookings' | 'messages'>[]>`
    select
      (select count(*) from booked_unit a join booked_unit b using (place_id, resource_id, unit_id)
        where a.booking_id < b.booking_id and a.during && b.during) as "soldTwice",
      (select count(*) from booking where place_id = ${placeId} and status = 'confirmed') as bookings,
      (select count(*) from outbox where place_id = ${placeId}) as messages`;
  if (row === undefined) throw new Error('A count gave no row.');
  return row;
}

if (import.meta.main) {
  const rounds = Number(process.argv[2] ?? 1000);
  for (const widened of [false, true]) {
    const result = await race(widened ? Math.ceil(rounds / 10) : rounds, { widened });
    console.log(widened ? 'race, widened' : 'race', result);
    const wrong = result.wrongWinners + result.wrongLosers + result.soldTwice;
    if (wrong > 0 || result.bookings !== result.rounds || result.messages !== 2 * result.rounds) process.exitCode = 1;
  }
  const control = await race(Math.ceil(rounds / 10), { guarded: false, widened: true });
  console.log('race without the guard: must sell twice', control);
  if (control.soldTwice === 0 || control.wrongWinners < 0.99 * control.rounds) process.exitCode = 1;
}
