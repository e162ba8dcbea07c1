import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { connect, isDatabaseAway } from './connection.ts';
import { answering, FailingNetwork, portOf } from './failing-network.ts';
import { testDatabase, type TestDatabase } from './testing.ts';

describe('a database behind a network that fails', () => {
  let database: TestDatabase;
  let network: FailingNetwork;
  before(async () => {
    database = await testDatabase();
    network = await FailingNetwork.before(String(database.sql.options.path));
  });
  after(async () => {
    await network.close();
    await database.close();
  });

  it('answers each question with its own answer, or says that it is away', async () => {
    const sql = connect(network.url(database.sql), { max: 4 });
    let [own, away, asked] = [0, 0, 0];
    const ask = async (): Promise<void> => {
      while (asked < 3000) {
        const number = (asked += 1);
        if (number % 200 === 0) setImmediate(() => network.reset());
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

  it('ends transactions as well, at whatever point of theirs, and brings nothing down', async () => {
    const sql = connect(network.url(database.sql), { max: 4 });
    let [done, away, begun] = [0, 0, 0];
    const work = async (): Promise<void> => {
      while (begun < 600) {
        const number = (begun += 1);
        if (number % 40 === 0) setTimeout(() => network.reset(), number % 7);
        try {
          const sum = await sql.begin(async (transaction) => {
            const [one] = await transaction<{ number: number }[]>`select ${number}::int as number`;
            // Now and then nothing is under way when the connection is lost.
            if (number % 3 === 0) await new Promise((resolve) => setTimeout(resolve, 4));
            const [two] = await transaction<{ number: number }[]>`select ${2 * number}::int as number`;
            return (one?.number ?? NaN) + (two?.number ?? NaN);
          });
          assert.equal(sum, 3 * number);
          done += 1;
        } catch (error) {
          if (!isDatabaseAway(error)) throw error;
          away += 1;
        }
      }
    };
    await Promise.all(Array.from({ length: 20 }, work));
    assert.ok(done > 100 && away > 0, `${done} done, ${away} away`);
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
    const silent = await FailingNetwork.before(String(database.sql.options.path));
    const sql = connect(silent.url(database.sql, '?statement_timeout=1'), { max: 1 }, 50);
    await sql`select 1`;
    silent.pause();
    await assert.rejects(sql`select 2`, isDatabaseAway);
    assert.deepEqual([...(await sql`select 3 as three`)], [{ three: 3 }]);
    await sql.end({ timeout: 1 });
    await silent.close();
  });

  it('ends a statement that takes too long, and keeps the connection', async () => {
    const sql = connect(network.url(database.sql), { max: 1, longestStatement: 20 });
    const pid = async () => (await sql<{ pid: number }[]>`select pg_backend_pid() as pid`)[0]?.pid;
    const before = await pid();
    await assert.rejects(sql`select pg_sleep(30)`, { code: '57014' });
    assert.equal(await pid(), before);
    await sql.end({ timeout: 1 });
  });

  it('lets nothing of a transaction that was lost into the next one', async () => {
    const sql = connect(network.url(database.sql), { max: 1 });
    await sql`create table kept (word text)`;
    const { promise: paused, resolve: goOn } = Promise.withResolvers<undefined>();
    const { promise: outcome, resolve: tell } = Promise.withResolvers<unknown>();
    const { promise: begun, resolve: begin } = Promise.withResolvers<undefined>();
    const lost = sql.begin(async (transaction) => {
      await transaction`insert into kept values ('first')`;
      begin(undefined);
      await paused;
      tell(await transaction`insert into kept values ('second')`.catch((error: unknown) => error));
    });
    await begun;
    network.reset();
    await assert.rejects(lost, isDatabaseAway);
    await sql.begin(async (transaction) => {
      await transaction`insert into kept values ('third')`;
      goOn(undefined);
      assert.ok(isDatabaseAway(await outcome));
      await transaction`insert into kept values ('fourth')`;
    });
    assert.deepEqual([...(await sql`select word from kept order by word`)], [{ word: 'fourth' }, { word: 'third' }]);
    await sql.end({ timeout: 1 });
  });

  it('fails at once whatever waits: an answer, a transaction, a place in the pool', async () => {
    const sql = connect(network.url(database.sql), { max: 2 });
    const { promise: begun, resolve: begin } = Promise.withResolvers<undefined>();
    const waiting = [
      sql.begin(async (transaction) => {
        begin(undefined);
        await Promise.all([1, 2, 3].map((seconds) => transaction`select pg_sleep(${30 * seconds})`));
      }),
      sql`select pg_sleep(30)`,
      ...Array.from({ length: 20 }, (_, index) => sql`select ${index}::int`),
      sql.begin((transaction) => transaction`select 1`),
    ];
    const outcomes = Promise.allSettled(waiting);
    await begun;
    network.reset();
    // Of the short ones some may have been answered before.
    for (const outcome of (await outcomes).filter(({ status }) => status === 'rejected')) {
      assert.ok(outcome.status === 'rejected' && isDatabaseAway(outcome.reason));
    }
    assert.deepEqual(
      (await outcomes).slice(0, 2).map(({ status }) => status),
      ['rejected', 'rejected'],
    );
    await sql.end({ timeout: 1 });
  });

  it('tells of each loss once, and of no end that was asked for', async () => {
    let losses = 0;
    const sql = connect(network.url(database.sql), { max: 4, onlost: () => (losses += 1) });
    const ask = () => Promise.allSettled(Array.from({ length: 8 }, () => sql`select 1`));
    await ask();
    network.reset();
    await ask();
    await ask();
    assert.equal(losses, 1);
    await sql.end({ timeout: 1 });
    assert.equal(losses, 1);
    await assert.rejects(sql`select 1`, isDatabaseAway);
  });

  it('is away while nobody listens, and back at once when somebody does', async () => {
    const own = await FailingNetwork.before(String(database.sql.options.path));
    const sql = connect(own.url(database.sql), { max: 2 });
    await Promise.all([sql`select 1`, sql`select 1`]);
    const { port } = own;
    await own.close();
    for (let tries = 0; tries < 3; tries += 1) {
      const asked = await Promise.allSettled([sql`select 1`, sql`select 1`, sql`select 1`]);
      assert.ok(asked.every((answer) => answer.status === 'rejected' && isDatabaseAway(answer.reason)));
    }
    const back = await FailingNetwork.before(String(database.sql.options.path), false, port);
    const begun = performance.now();
    await Promise.all(Array.from({ length: 8 }, () => sql`select 1`));
    // The longest wait between two attempts, with time to spare for a busy machine: far from a time-out of ten seconds.
    assert.ok(performance.now() - begun < 5000);
    await sql.end({ timeout: 1 });
    await back.close();
  });

  it('is spoken to in TLS where the address asks for it', async () => {
    const secured = await FailingNetwork.before(String(database.sql.options.path), true);
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
