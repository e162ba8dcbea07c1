/**
 * Kills hubs and PostgreSQL without warning, at random instants under load, and compares what clients were told with
 * what is stored and with what a mail server received that refuses a third of its messages.
 *
 *     node bench/booking-kill.ts [kills]
 */
import type { Bookable } from '../hub/src/bookings/testing.ts';
import { BookingHubs } from './booking-hubs.ts';
import { Killer, silenceOf, type Silence } from './booking-killer.ts';
import { Load, patiently, type Attempt } from './booking-load.ts';
import { MailServer, outboxEmpty, reconcile, type KindOfMessage } from './booking-mail.ts';

const WRITERS = 12;
const PLACES = 4;
const SEATS = 4;

export interface KillResult {
  readonly hubKills: number;
  readonly databaseKills: number;
  readonly wishes: number;
  readonly acknowledged: number;
  readonly refused: number;
  /** Tries of which nobody could know what became; each was sent again under its key until that was known. */
  readonly unknown: number;
  readonly cancelled: number;
  readonly messages: readonly KindOfMessage[];
  /** Sentences; none when all is well. */
  readonly faults: readonly string[];
  /**
   * Milliseconds from a kill to the first acknowledged booking that was sent after it, of a hub, whose twin goes on, and
   * of the database, which is started again by the hubs themselves.
   */
  readonly silence: { readonly hub: Silence; readonly database: Silence };
}

export async function killUnderLoad(
  kills: number,
  tell: (step: string) => void = () => undefined,
): Promise<KillResult> {
  const mail = await MailServer.start();
  const hubs = await BookingHubs.start(2, { SMTP_URL: mail.url, LOG_LEVEL: 'info' });
  try {
    const on: Bookable[] = [];
    while (on.length < PLACES) on.push(await addPlace(hubs, on.length));
    const load = new Load(hubs, on, PLACES * SEATS);
    const writers = Array.from({ length: WRITERS }, () => load.write());
    const killer = new Killer(hubs, load);
    for (let count = 0; count < kills; count += 1) {
      const struck = await killer.strike();
      tell(`${count + 1} of ${kills}: ${struck}; ${load.history.length} wishes, ${load.acknowledged} bookings`);
    }
    load.stop();
    await Promise.all(writers);
    tell('waiting for the mail');
    await outboxEmpty(hubs.database.sql);
    const told = await reconcile(hubs.database.sql, mail.received);
    const { history } = load;
    return {
      hubKills: killer.hubSilences.length,
      databaseKills: killer.databaseSilences.length,
      silence: { hub: silenceOf(killer.hubSilences), database: silenceOf(killer.databaseSilences) },
      faults: [...(await check(hubs, on, history, mail)), ...told.faults],
      wishes: history.length,
      acknowledged: history.filter(({ booking }) => booking).length,
      refused: history.filter(({ answer }) => answer?.status === 409).length,
      unknown: history.reduce((sum, { unknown }) => sum + unknown, 0),
      cancelled: history.filter(({ cancelled }) => cancelled).length,
      messages: told.kinds,
    };
  } finally {
    await hubs.stop();
    await mail.stop();
  }
}

/** A place that is told of its bookings by e-mail. */
async function addPlace(hubs: BookingHubs, number: number): Promise<Bookable> {
  const place = await hubs.addPlace({ seats: SEATS });
  await hubs.database.sql`update place set email = ${`lieu-${number}@exemple.example`} where id = ${place.placeId}`;
  return place;
}

/** What clients were told, beside what is stored and what reached them. */
async function check(
  { database: { sql } }: BookingHubs,
  on: readonly Bookable[],
  history: readonly Attempt[],
  { received }: MailServer,
): Promise<string[]> {
  const rows = await patiently(
    () => sql<{ id: string; email: string; status: string; key: string }[]>`
    select b.id, b.email, b.status, k.key
    from booking b left join idempotency_key k on k.booking_id = b.id
    where b.place_id = any(${on.map(({ placeId }) => placeId)})`,
  );
  const [twice] = await sql<{ count: number }[]>`
    select count(*) from booked_unit a join booked_unit b using (place_id, resource_id, unit_id)
    where a.booking_id < b.booking_id and a.during && b.during`;
  const faults = twice?.count === 0 ? [] : [`${twice?.count} seats sold twice`];
  const stored = Map.groupBy(rows, ({ email }) => email);
  const told = new Set(received.map(({ to }) => to));
  for (const { email, booking, key, answer, cancelled } of history) {
    const mine = stored.get(email) ?? [];
    const [row] = mine;
    if (mine.length > 1) faults.push(`${key}: booked ${mine.length} times`);
    if (booking && row?.id !== booking.id) faults.push(`${key}: acknowledged, not stored`);
    if (booking && row?.key !== key) faults.push(`${key}: stored under ${row?.key}`);
    if (!booking && row) faults.push(`${key}: stored, though the client was told ${answer?.status}`);
    if (booking && row?.status !== (cancelled ? 'cancelled' : 'confirmed')) faults.push(`${key}: is ${row?.status}`);
    if (row && !told.has(email)) faults.push(`${key}: nobody was told`);
  }
  return faults;
}

if (import.meta.main) {
  const result = await killUnderLoad(Number(process.argv[2] ?? 200), (step) => console.error(step));
  const { messages, ...rest } = result;
  console.log({ ...rest, faults: result.faults.slice(0, 20) });
  console.table(messages);
  if (result.faults.length > 0) process.exitCode = 1;
}
