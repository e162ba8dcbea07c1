import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';
import type { Sql } from '../hub/src/database/database.ts';
import { patiently, PATIENCE_MS } from './booking-load.ts';

/** A message that the mail server has taken. */
interface Taken {
  readonly to: string;
  /** Of the outbox row: what stands before the @ of its Message-ID. */
  readonly id: string;
  /** Milliseconds since 1970, before the sender was told. */
  readonly at: number;
}

/** A mail server that answers every third message « try again later ». */
export class MailServer {
  readonly received: Taken[] = [];
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
          const id = /^Message-ID:\s*<([^@>]+)@/im.exec(text)?.[1] ?? '';
          this.received.push({ to: session.envelope.rcptTo[0]?.address ?? '', id, at: Date.now() });
          done();
        });
      },
    });
    // A killed hub leaves half a conversation behind.
    this.#server.on('error', () => undefined);
  }

  static async start(): Promise<MailServer> {
    const mail = new MailServer();
    await once(mail.#server.listen(0, '127.0.0.1'), 'listening');
    return mail;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.#server.server.address() as AddressInfo).port}?ignoreTLS=true`;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.#server.close(resolve));
  }
}

/** The messages of one kind: those that were due are those that were sent and those that were no longer true. */
export interface KindOfMessage {
  readonly kind: string;
  readonly due: number;
  /** Noted as sent. */
  readonly sent: number;
  /** Not sent, because what came after is told instead. */
  readonly superseded: number;
  /** Different Message-IDs that the mail server took. */
  readonly received: number;
  /** Taken once more under the same Message-ID: the sender was killed before it could note that it was taken. */
  readonly repeated: number;
}

export interface Reconciliation {
  readonly kinds: readonly KindOfMessage[];
  /** Sentences; none when every due message came, and none after it was noted as sent. */
  readonly faults: readonly string[];
}

interface Row {
  readonly id: string;
  readonly kind: string;
  readonly sentAt: Date | null;
  readonly failed: string | null;
}

/** Compares what the outbox says was due and sent with what the mail server took. */
export async function reconcile(sql: Sql, received: readonly Taken[]): Promise<Reconciliation> {
  const rows = await patiently(() => sql<Row[]>`select id::text, kind, sent_at as "sentAt", failed from outbox`);
  const taken = Map.groupBy(received, ({ id }) => id);
  const known = new Set(rows.map(({ id }) => id));
  const faults = [...taken.keys()].filter((id) => !known.has(id)).map((id) => `${id}: came, and nobody owes it`);
  for (const { id, sentAt, failed } of rows) {
    const came = taken.get(id) ?? [];
    if (failed !== null && failed !== 'superseded') faults.push(`${id}: given up, ${failed}`);
    if (sentAt === null && failed === null) faults.push(`${id}: due, and neither sent nor given up`);
    if (sentAt !== null && came.length === 0) faults.push(`${id}: noted as sent, and never came`);
    if (sentAt !== null && came.some(({ at }) => at > sentAt.getTime())) faults.push(`${id}: sent after it was noted`);
    if (new Set(came.map(({ to }) => to)).size > 1) faults.push(`${id}: came to two addresses`);
  }
  return { kinds: [...Map.groupBy(rows, ({ kind }) => kind)].map(([kind, all]) => count(kind, all, taken)), faults };
}

function count(kind: string, rows: readonly Row[], taken: ReadonlyMap<string, readonly Taken[]>): KindOfMessage {
  const came = rows.map(({ id }) => taken.get(id)?.length ?? 0);
  return {
    kind,
    due: rows.length,
    sent: rows.filter(({ sentAt }) => sentAt !== null).length,
    superseded: rows.filter(({ failed }) => failed === 'superseded').length,
    received: came.filter((times) => times > 0).length,
    repeated: came.reduce((sum, times) => sum + Math.max(times - 1, 0), 0),
  };
}

/** The mail is worked through, without the waits between attempts: it is not the waiting that is judged. */
export async function outboxEmpty(sql: Sql): Promise<void> {
  let fewest = Infinity;
  for (let late = Infinity; ; await wait(500)) {
    const due = await patiently(async () => {
      // Only what waits: a worker passes by what is being changed.
      await sql`
        update outbox set next_attempt_at = now()
        where sent_at is null and failed is null and next_attempt_at > now()`;
      const [row] = await sql<{ count: number }[]>`
        select count(*) from outbox where sent_at is null and failed is null`;
      return row?.count ?? 0;
    });
    if (due === 0) return;
    // However many there are and however busy the machine: as long as they become fewer.
    if (due < fewest) [fewest, late] = [due, Date.now() + PATIENCE_MS];
    if (Date.now() > late) throw new Error(`${due} messages are not sent.`);
  }
}
