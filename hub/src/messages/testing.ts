import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { BookingStatus } from '../../../sdk/contract/index.ts';
import type { Sql } from '../database/database.ts';
import type { Log } from '../log.ts';
import type { Sender } from './compose.ts';
import type { MessageKind } from './words.ts';

/** The instant at which the tests of messages take place. */
export const testNow = new Date('2026-11-23T08:00:00Z');

export const testSender: Sender = {
  networkName: 'Réseau d’essai',
  address: 'reservations@reseau.example',
  publicUrl: 'https://reseau.example',
  eraseAfterDays: 30,
  controller: 'Syndicat d’essai',
  privacyNotice: 'https://reseau.example/donnees',
  sign: (id) => `signed-${id.slice(0, 8)}`,
};

export interface TestBooking {
  readonly status?: BookingStatus;
  readonly email?: string | null;
  readonly name?: string | null;
  readonly language?: 'fr' | 'en';
  readonly start?: string;
  readonly end?: string;
  readonly timeZone?: string;
  readonly placeName?: string;
  readonly placeEmail?: string | null;
}

/** Stores a place with one desk and a booking of it; returns the booking's id and the place's number. */
export async function insertBooking(sql: Sql, booking: TestBooking = {}): Promise<{ id: string; placeId: number }> {
  const { status = 'confirmed', email = 'camille.martin@personne.example', name = 'Camille Martin' } = booking;
  const id = randomUUID();
  const place = {
    name: booking.placeName ?? 'La Fabrique',
    kinds: ['coworking'],
    street: '12 rue de l’Église',
    postal_code: '35600',
    city: 'Redon',
    lat: 47.65,
    lon: -2.084,
    phone: '+33299000000',
    email: booking.placeEmail === undefined ? 'accueil@fabrique.example' : booking.placeEmail,
    time_zone: booking.timeZone ?? 'Europe/Paris',
    source_platform: 'test',
  };
  const [stored] = await sql<{ id: number }[]>`insert into place ${sql(place)} returning id`;
  const placeId = stored!.id;
  const [resource] = await sql<{ id: number }[]>`
    insert into resource (place_id, kind, name, seats, booking_via)
    values (${placeId}, 'desk', 'Bureau partagé', 4, 'hub') returning id`;
  const start = booking.start ?? '2026-11-24T08:00:00Z';
  const end = booking.end ?? '2026-11-24T11:30:00Z';
  const quote = { currency: 'EUR', total: 2400, lines: [{ per: 'half-day', count: 2, amount: 1200 }] };
  await sql`
    insert into booking (place_id, id, resource_id, during, seats, status, quote, cancel_until, confirm_by, email, name,
      language, consent, created_at, updated_at)
    values (${placeId}, ${id}, ${resource!.id}, tstzrange(${start}::timestamptz, ${end}::timestamptz), 2, ${status},
      ${sql.json(quote)}, '2026-11-23T17:00:00Z', ${status === 'held' ? '2026-11-23T08:30:00Z' : null}, ${email}, ${name},
      ${booking.language ?? 'fr'}, '2026-11', ${testNow}, ${testNow})`;
  return { id, placeId };
}

/** Writes a message to the outbox; returns its id. */
export async function insertMessage(
  sql: Sql,
  booking: { readonly id: string; readonly placeId: number },
  kind: MessageKind,
  at: Date = testNow,
): Promise<string> {
  const id = randomUUID();
  await sql`
    insert into outbox (place_id, id, booking_id, kind, created_at, next_attempt_at)
    values (${booking.placeId}, ${id}, ${booking.id}, ${kind}, ${at}, ${at})`;
  return id;
}

/** A message as an SMTP server received it. */
export interface Received {
  readonly messageId: string;
  readonly to: string;
  readonly raw: string;
}

type Refusal = { readonly code: number; readonly text: string };

/** How the server answers the next recipient and the next message; silence is an answer too. */
export interface Manners {
  recipient: () => Refusal | undefined;
  message: () => Refusal | 'silence' | undefined;
}

export interface TestMailServer {
  readonly url: string;
  readonly port: number;
  /** What was acknowledged. */
  readonly received: Received[];
  readonly manners: Manners;
  close(): Promise<void>;
}

/** A real SMTP server that behaves as a test wants it to. */
export async function testMailServer(port = 0): Promise<TestMailServer> {
  const received: Received[] = [];
  const manners: Manners = { recipient: () => undefined, message: () => undefined };
  const refusal = ({ code, text }: Refusal): Error => Object.assign(new Error(text), { responseCode: code });
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    closeTimeout: 50,
    onRcptTo: (_address, _session, done) => {
      const refused = manners.recipient();
      done(refused && refusal(refused));
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString();
        const answer = manners.message();
        if (answer === 'silence') return;
        if (answer) return done(refusal(answer));
        received.push({
          raw,
          messageId: /^Message-ID: <(.+)>\r?$/im.exec(raw)?.[1] ?? '',
          to: session.envelope.rcptTo.map(({ address }) => address).join(),
        });
        done();
      });
    },
  });
  // A client that was killed, or gave up, breaks its connection: for the server that is everyday life.
  server.on('error', () => undefined);
  const listening = server.listen(port, '127.0.0.1');
  await new Promise((resolve) => listening.once('listening', resolve));
  const bound = (listening.address() as AddressInfo).port;
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { url: `smtp://127.0.0.1:${bound}`, port: bound, received, manners, close };
}

/** A log that a test can read, every level of it. */
export function memoryLog(): { readonly log: Log; readonly lines: string[] } {
  const lines: string[] = [];
  const write = (event: string, fields?: unknown, cause?: unknown): void => {
    const said = cause instanceof Error ? `${cause.message} ${cause.stack ?? ''}` : '';
    lines.push(`${event} ${JSON.stringify(fields ?? {})} ${said}`);
  };
  return { log: { error: write, warn: write, info: write, debug: write }, lines };
}
