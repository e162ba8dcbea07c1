/**
 * Kills hubs and PostgreSQL without warning, at random instants under load, and compares what clients were told with
 * what is stored and with what a mail server received that refuses a third of its messages.
 *
 *     node bench/booking-kill.ts [kills]
 */
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';
import { capabilityOf } from '../hub/src/bookings/capability.ts';
import { requestFor, type Bookable } from '../hub/src/bookings/testing.ts';
import { isDatabaseAway } from '../hub/src/database/connection.ts';
import type { Booking } from '../sdk/contract/index.ts';
import { type Answered, BookingClient } from './booking-client.ts';
import { BookingHubs, slot } from './booking-hubs.ts';
import { median } from './report.ts';

const WRITERS = 12;
const PLACES = 4;
const SEATS = 4;
/** Half hours of each place that can be wished for at a time: few enough for the writers to meet. */
const WINDOW = 30;
/** Milliseconds, at most, that a writer waits before its next wish. */
const PAUSE_MS = 1000;
/** Three of ten bookings are cancelled, and their seats booked again: two of five wishes meet a seat that is taken. */
const WISHES_A_SEAT = 2.5;
const PATIENCE_MS = 120_000;

/** What a client knows of one wish of its own. */
interface Attempt {
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

export interface KillResult {
  readonly hubKills: number;
  readonly databaseKills: number;
  readonly acknowledged: number;
  readonly refused: number;
  readonly unknown: number;
  readonly cancelled: number;
  /** Messages that the mail server took. */
  readonly received: number;
  /** Sentences; none when all is well. */
  readonly faults: readonly string[];
  /**
   * Milliseconds from a kill to the first acknowledged booking that was sent after it, of a
   * hub, whose twin goes on, and of the database, which is started again by the hubs themselves.
   */
  readonly silence: { readonly hub: Silence; readonly database: Silence };
}

interface Silence {
  readonly median: number;
  /** Nine of ten were shorter. */
  readonly ninth: number;
  readonly longest: number;
  /** How many were longer than what is promised. */
  readonly tooLong: number;
}

/** Milliseconds: goal 4 of the proofs. */
const PROMISED_MS = 5000;

function silenceOf(all: readonly number[]): Silence {
  const sorted = all.map(Math.round).sort((a, b) => a - b);
  return {
    median: Math.round(median(all)),
    ninth: sorted[Math.ceil(sorted.length * 0.9) - 1] ?? 0,
    longest: sorted.at(-1) ?? 0,
    tooLong: sorted.filter((milliseconds) => milliseconds > PROMISED_MS).length,
  };
}

export async function killUnderLoad(
  kills: number,
  tell: (step: string) => void = () => undefined,
): Promise<KillResult> {
  const mail = await MailServer.start();
  const hubs = await BookingHubs.start(2, { SMTP_URL: mail.url, LOG_LEVEL: 'info' });
  try {
    const on: Bookable[] = [];
    while (on.length < PLACES) on.push(await hubs.addPlace({ seats: SEATS }));
    const load = new Load(hubs, on);
    const writers = Array.from({ length: WRITERS }, () => load.write());
    const killer = new Killer(hubs, load);
    for (let count = 0; count < kills; count += 1) {
      const struck = await killer.strike();
      tell(`${count + 1} of ${kills}: ${struck}; ${load.history.length} wishes, ${load.acknowledged} bookings`);
    }
    load.stop();
    await Promise.all(writers);
    tell('waiting for the mail');
    const faults = await check(hubs, on, load.history, mail);
    const { history } = load;
    return {
      hubKills: killer.hubSilences.length,
      databaseKills: killer.databaseSilences.length,
      silence: { hub: silenceOf(killer.hubSilences), database: silenceOf(killer.databaseSilences) },
      faults,
      acknowledged: history.filter(({ booking }) => booking).length,
      refused: history.filter(({ answer }) => answer?.status === 409).length,
      unknown: history.reduce((sum, { unknown }) => sum + unknown, 0),
      cancelled: history.filter(({ cancelled }) => cancelled).length,
      received: mail.received.length,
    };
  } finally {
    await hubs.stop();
    await mail.stop();
  }
}

/** A mail server that answers every third message « try again later ». */
class MailServer {
  readonly received: { readonly to: string; readonly messageId: string }[] = [];
  readonly #server: SMTPServer;
  #count = 0;

  private constructor() {
    this.#server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData: (stream, session, done) => {
        let text = '';
        stream.on('data', (part: Buffer) => (text += part.toString('utf8')));
        stream.on('end', () => {
          this.#count += 1;
          if (this.#count % 3 === 0) return done(Object.assign(new Error('later'), { responseCode: 451 }));
          const messageId = /^Message-ID:\s*(\S+)/im.exec(text)?.[1] ?? '';
          this.received.push({ to: session.envelope.rcptTo[0]?.address ?? '', messageId });
          done();
        });
      },
    });
    // A killed hub leaves half a conversation behind.
    this.#server.on('error', () => undefined);
  }

  static async start(): Promise<MailServer> {
    const mail = new MailServer();
    await new Promise<void>((resolve) => mail.#server.listen(0, '127.0.0.1', resolve));
    return mail;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.#server.server.address() as AddressInfo).port}?ignoreTLS=true`;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.#server.close(resolve));
  }
}

/** Writers that book, now and then cancel, and send a request again under its key until they know what became of it. */
class Load {
  readonly history: Attempt[] = [];
  readonly #hubs: BookingHubs;
  readonly #on: readonly Bookable[];
  readonly #begun = Date.now();
  #acknowledged = 0;
  #stopping = false;
  /** Who waits for a booking that was sent after an instant. */
  readonly #waiting = new Map<number, (at: number) => void>();

  constructor(hubs: BookingHubs, on: readonly Bookable[]) {
    this.#hubs = hubs;
    this.#on = on;
  }

  stop(): void {
    this.#stopping = true;
  }

  get acknowledged(): number {
    return this.#acknowledged;
  }

  /** The window moves on with the wishes, so that what can be had never runs out, and never suffices for all. */
  #slot(): { start: string; end: string } {
    const first = Math.floor(this.history.length / (WISHES_A_SEAT * PLACES * SEATS));
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

class Killer {
  readonly hubSilences: number[] = [];
  readonly databaseSilences: number[] = [];
  readonly #hubs: BookingHubs;
  readonly #load: Load;

  constructor(hubs: BookingHubs, load: Load) {
    this.#hubs = hubs;
    this.#load = load;
  }

  /** One kill at a random instant; returns once bookings are acknowledged again. */
  async strike(): Promise<string> {
    await wait(Math.random() * 700);
    const silence = Math.random() < 0.5 ? await this.#killHub() : await this.#killDatabase();
    return `${Math.round(silence.milliseconds)} ms without ${silence.killed}`;
  }

  async #killHub(): Promise<{ killed: string; milliseconds: number }> {
    const index = Math.floor(Math.random() * this.#hubs.size);
    this.#hubs.kill(index);
    const struck = performance.now();
    const [acknowledged] = await Promise.all([this.#load.acknowledgedAfter(struck), this.#hubs.restart(index)]);
    this.hubSilences.push(acknowledged - struck);
    return { killed: 'a hub', milliseconds: acknowledged - struck };
  }

  /** The server itself, or one of its processes, which makes the server throw out everybody and recover. */
  async #killDatabase(): Promise<{ killed: string; milliseconds: number }> {
    const [row] = await patiently(
      () => this.#hubs.database.sql<{ pid: number; folder: string }[]>`
      select pid, current_setting('data_directory') as folder from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()
      order by random() limit 1`,
    );
    const backend = row?.pid ?? 0;
    const postmaster = await postmasterOf(row?.folder ?? '');
    const pid = Math.random() < 0.5 ? postmaster : backend;
    if (pid > 1 && isRunning(pid)) process.kill(pid, 'SIGKILL');
    const struck = performance.now();
    const milliseconds = (await this.#load.acknowledgedAfter(struck)) - struck;
    this.databaseSilences.push(milliseconds);
    return { killed: pid === backend ? 'a process of the database' : 'the database', milliseconds };
  }
}

/** The process id that PostgreSQL writes into its lock file; 0 while the server is just starting again. */
async function postmasterOf(folder: string): Promise<number> {
  try {
    const [line] = (await readFile(path.join(folder, 'postmaster.pid'), 'utf8')).split('\n');
    return Number(line);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 0;
    throw error;
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    // ESRCH: it ended by itself meanwhile.
    return false;
  }
}

/** Asks until the database is back. */
async function patiently<T>(ask: () => PromiseLike<T>): Promise<T> {
  for (const late = Date.now() + PATIENCE_MS; ;) {
    try {
      return await ask();
    } catch (error) {
      if (!isDatabaseAway(error) || Date.now() > late) throw error;
      await wait(50);
    }
  }
}

async function check(
  hubs: BookingHubs,
  on: readonly Bookable[],
  history: readonly Attempt[],
  mail: MailServer,
): Promise<string[]> {
  const { sql } = hubs.database;
  await outboxEmpty(hubs);
  const rows = await patiently(
    () => sql<{ id: string; email: string; status: string; key: string; due: string[]; sent: string[] }[]>`
    select b.id, b.email, b.status, k.key,
      array(select id::text from outbox o where o.booking_id = b.id and o.kind <> 'operator') as due,
      array(select id::text from outbox o where o.booking_id = b.id and o.kind <> 'operator' and o.sent_at is not null)
        as sent
    from booking b left join idempotency_key k on k.booking_id = b.id where b.place_id = any(${on.map(({ placeId }) => placeId)})`,
  );
  const [twice] = await sql<{ count: number }[]>`
    select count(*) from booked_unit a join booked_unit b using (place_id, resource_id, unit_id)
    where a.booking_id < b.booking_id and a.during && b.during`;
  const faults = twice?.count === 0 ? [] : [`${twice?.count} seats sold twice`];
  const stored = Map.groupBy(rows, ({ email }) => email);
  const sent = Map.groupBy(mail.received, ({ to }) => to);
  for (const { email, booking, key, answer, cancelled } of history) {
    const mine = stored.get(email) ?? [];
    const [row] = mine;
    if (mine.length > 1) faults.push(`${key}: booked ${mine.length} times`);
    if (booking && row?.id !== booking.id) faults.push(`${key}: acknowledged, not stored`);
    if (booking && row?.key !== key) faults.push(`${key}: stored under ${row?.key}`);
    if (!booking && row) faults.push(`${key}: stored, though the client was told ${answer?.status}`);
    if (booking && row?.status !== (cancelled ? 'cancelled' : 'confirmed')) faults.push(`${key}: is ${row?.status}`);
    // A message's id is that of its row: sent again after a kill, it is still the same message.
    const ids = new Set((sent.get(email) ?? []).map(({ messageId }) => messageId.replace(/^<|@.*$/g, '')));
    if (row?.sent.some((id) => !ids.has(id))) faults.push(`${key}: a message is noted as sent that never came`);
    if ([...ids].some((id) => !row?.due.includes(id))) faults.push(`${key}: a message came that nobody owes`);
    if (row && ids.size === 0) faults.push(`${key}: nobody was told`);
  }
  return faults;
}

/** The mail is worked through, without the waits between attempts: it is not the waiting that is judged. */
async function outboxEmpty({ database: { sql } }: BookingHubs): Promise<void> {
  let fewest = Infinity;
  for (let late = Infinity; ; await wait(500)) {
    const due = await patiently(async () => {
      // Only what waits: a worker passes by what is being changed.
      await sql`update outbox set next_attempt_at = now() where sent_at is null and failed is null and next_attempt_at > now()`;
      const [row] = await sql<
        { count: number }[]
      >`select count(*) from outbox where sent_at is null and failed is null`;
      return row?.count ?? 0;
    });
    if (due === 0) return;
    // However many there are and however busy the machine: as long as they become fewer.
    if (due < fewest) [fewest, late] = [due, Date.now() + PATIENCE_MS];
    if (Date.now() > late) throw new Error(`${due} messages are not sent.`);
  }
}

if (import.meta.main) {
  const result = await killUnderLoad(Number(process.argv[2] ?? 200), (step) => console.error(step));
  console.log({ ...result, faults: result.faults.slice(0, 20) });
  if (result.faults.length > 0) process.exitCode = 1;
}
