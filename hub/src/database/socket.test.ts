import assert from 'node:assert/strict';
import { once } from 'node:events';
import net, { type AddressInfo } from 'node:net';
import tls from 'node:tls';
import { after, before, describe, it } from 'node:test';
import { connect, isDatabaseAway, type Sql } from './connection.ts';
import { testDatabase, type TestDatabase } from './testing.ts';

/** Stands between the driver and the database, and ends connections as a failing network does. */
class Proxy {
  readonly #server: net.Server;
  readonly #clients = new Set<net.Socket>();

  private constructor(server: net.Server) {
    this.#server = server;
  }

  /** @param secured answers the question for TLS with yes, and speaks it with the driver */
  static async before(path: string, secured = false, port = 0): Promise<Proxy> {
    const server = net.createServer();
    const proxy = new Proxy(server);
    server.on('connection', (client) => void proxy.#serve(client, path, secured));
    await listening(server, port);
    return proxy;
  }

  async #serve(raw: net.Socket, path: string, secured: boolean): Promise<void> {
    this.#clients.add(raw);
    raw.on('error', () => undefined);
    const client = secured ? await encrypt(raw) : raw;
    const behind = net.connect(path);
    for (const socket of [client, behind]) {
      socket.on('error', () => undefined);
      socket.on('close', () => [raw, client, behind].forEach((each) => each.destroy()));
    }
    client.pipe(behind).pipe(client);
  }

  /** A reset, as when the other machine has restarted. */
  reset(): void {
    for (const client of this.#clients) client.resetAndDestroy();
    this.#clients.clear();
  }

  get port(): number {
    return portOf(this.#server);
  }

  url({ options }: Sql, query = ''): string {
    return `postgres://${options.user}:unused@127.0.0.1:${this.port}/${options.database}${query}`;
  }

  async close(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    for (const client of this.#clients) client.destroy();
    await closed;
  }
}

async function encrypt(raw: net.Socket): Promise<tls.TLSSocket> {
  // The question for TLS.
  await once(raw, 'data');
  raw.write('S');
  return new tls.TLSSocket(raw, { isServer: true, key, cert });
}

async function listening(server: net.Server, port = 0): Promise<void> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
}

const portOf = (server: net.Server): number => (server.address() as AddressInfo).port;

/** A server that answers whatever comes first with this, and nothing more. */
async function answering(word: string): Promise<net.Server> {
  const server = net.createServer((socket) =>
    socket.on('error', () => undefined).once('data', () => socket.write(word)),
  );
  await listening(server);
  return server;
}

describe('a database behind a network that fails', () => {
  let database: TestDatabase;
  let proxy: Proxy;
  before(async () => {
    database = await testDatabase();
    proxy = await Proxy.before(String(database.sql.options.path));
  });
  after(async () => {
    await proxy.close();
    await database.close();
  });

  it('answers each question with its own answer, or says that it is away', async () => {
    const sql = connect(proxy.url(database.sql), { max: 4 });
    let [own, away, asked] = [0, 0, 0];
    const ask = async (): Promise<void> => {
      while (asked < 3000) {
        const number = (asked += 1);
        if (number % 200 === 0) setImmediate(() => proxy.reset());
        try {
          const [row] = await sql<{ number: number }[]>`select ${number}::int as number`;
          assert.equal(row?.number, number);
          own += 1;
        } catch (error) {
          if (!isDatabaseAway(error)) throw error;
          away += 1;
        }
      }
    };
    await Promise.all(Array.from({ length: 40 }, ask));
    assert.ok(own > 1000 && away > 0, `${own} answered, ${away} away`);
    await sql.end({ timeout: 1 });
  });

  it('fails what is asked between the error and the end of a connection', async () => {
    const opened: net.Socket[] = [];
    const sql = connect(proxy.url(database.sql), { max: 1, onopen: (socket) => void opened.push(socket) });
    await sql`select 1`;
    const [socket] = opened;
    assert.ok(socket);
    socket.emit('error', Object.assign(new Error('reset'), { code: 'ECONNRESET' }));
    const between = sql`select 'between' as word`.then(
      () => undefined,
      (error: unknown) => error,
    );
    socket.destroy();
    assert.ok(isDatabaseAway(await between));
    const [row] = await sql<{ word: string }[]>`select 'after' as word`;
    assert.equal(row?.word, 'after');
    await sql.end({ timeout: 1 });
  });

  it('is given up when it does not even greet', async () => {
    const silent = await answering('');
    const url = `postgres://nobody:unused@127.0.0.1:${portOf(silent)}/none`;
    const sql = connect(url, { max: 1, connectTimeout: 0.2 });
    await assert.rejects(sql`select 1`, isDatabaseAway);
    await sql.end({ timeout: 0 });
    silent.close();
  });

  it('is given up when a statement is not answered', async () => {
    const sql = connect(proxy.url(database.sql), { max: 1, longestSilence: 150 });
    await sql`select 1`;
    await assert.rejects(sql`select pg_sleep(30)`, isDatabaseAway);
    assert.equal((await sql<{ one: number }[]>`select 1 as one`)[0]?.one, 1);
    await sql.end({ timeout: 1 });
  });

  it('is away while nobody listens, and back at once when somebody does', async () => {
    const own = await Proxy.before(String(database.sql.options.path));
    const sql = connect(own.url(database.sql), { max: 2 });
    await Promise.all([sql`select 1`, sql`select 1`]);
    const { port } = own;
    await own.close();
    for (let tries = 0; tries < 3; tries += 1) {
      const asked = await Promise.allSettled([sql`select 1`, sql`select 1`, sql`select 1`]);
      assert.ok(asked.every((answer) => answer.status === 'rejected' && isDatabaseAway(answer.reason)));
    }
    const back = await Proxy.before(String(database.sql.options.path), false, port);
    const begun = performance.now();
    await Promise.all(Array.from({ length: 8 }, () => sql`select 1`));
    // The longest wait between two attempts, with time to spare for a busy machine: far from a time-out of ten seconds.
    assert.ok(performance.now() - begun < 5000);
    await sql.end({ timeout: 1 });
    await back.close();
  });

  it('is spoken to in TLS where the address asks for it', async () => {
    const secured = await Proxy.before(String(database.sql.options.path), true);
    const sql = connect(secured.url(database.sql, '?sslmode=require'), { max: 2 });
    assert.equal((await sql<{ one: number }[]>`select 1 as one`)[0]?.one, 1);
    secured.reset();
    await Promise.allSettled([sql`select 1`, sql`select 1`]);
    assert.equal((await sql<{ two: number }[]>`select 2 as two`)[0]?.two, 2);
    await sql.end({ timeout: 1 });
    // A certificate that nobody vouches for is refused where it is to be verified.
    const strict = connect(secured.url(database.sql, '?sslmode=verify-full'), { max: 1 });
    await assert.rejects(strict`select 1`, /certificate/);
    await strict.end({ timeout: 1 });
    await secured.close();
  });

  it('is not spoken to in the clear where it offers no TLS', async () => {
    const plain = await answering('N');
    const url = `postgres://nobody:unused@127.0.0.1:${portOf(plain)}/none?sslmode=require`;
    const sql = connect(url, { max: 1 });
    await assert.rejects(sql`select 1`, /does not offer TLS/);
    await sql.end({ timeout: 0 });
    plain.close();
  });
});

/** Of these tests and of nothing else: nobody trusts it. */
const key = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgQc3j0yR0QT7W6UUi
AiaoYI3gQd80QiyrsKEa3C577WChRANCAATUwTyaMocrqIDcxB4p8Y2/6m4mLQLC
f9jJsztOTwxqelkX0WAkOdE8755Ixp5pixs6ZlBIC6hL/srvfSqFhIzy
-----END PRIVATE KEY-----`;
const cert = `-----BEGIN CERTIFICATE-----
MIIBfzCCASWgAwIBAgIUXqir75oaeAi5+vS3S4CXr5MgKwkwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMjAxNDM1MloYDzIxMjYxMDI5
MDE0MzUyWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAATUwTyaMocrqIDcxB4p8Y2/6m4mLQLCf9jJsztOTwxqelkX0WAkOdE8
755Ixp5pixs6ZlBIC6hL/srvfSqFhIzyo1MwUTAdBgNVHQ4EFgQUQNBB8uTPJUG1
Qh6UPJ6nlNXiKtMwHwYDVR0jBBgwFoAUQNBB8uTPJUG1Qh6UPJ6nlNXiKtMwDwYD
VR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNIADBFAiEAmK8APxZXz9I9ki2obIJJ
Dj/kluLx2pj5fQDvSklOo9ACIHLj+Zf04SsCTb/qF0w6vddUU1Xd0vn3kZl6p+Nn
OTNj
-----END CERTIFICATE-----`;
