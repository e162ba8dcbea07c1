import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { formatPlaceId, parsePlaceId } from '../../../sdk/place-id.ts';
import type { Sql } from '../database/database.ts';
import { testDatabase, type TestDatabase } from '../database/testing.ts';
import { insertPlaces } from '../places/testing.ts';
import type { Transaction } from '../places/transaction.ts';
import { readChanges } from './changes.ts';

let database: TestDatabase;
let sql: Sql;
before(async () => {
  database = await testDatabase();
  sql = database.sql;
});
after(() => database.close());

const position = async (): Promise<number> => {
  const [row] = await sql<{ last: number }[]>`select coalesce(max(number), 0)::int as last from place_change`;
  return row?.last ?? 0;
};

/** What a follower reads from a position on, page by page. */
async function follow(since: number, limit = 100) {
  const items = [];
  for (let at = since; ;) {
    const page = await readChanges(sql, at, limit);
    assert.ok(page, 'the position is known');
    items.push(...page.items);
    at = page.position;
    if (!page.more) return { items, position: at };
  }
}

const kinds = async (since: number) =>
  (await follow(since)).items.map(({ place, kind }) => [parsePlaceId(place), kind] as const);

/** A transaction that waits between its writing and its commit. */
function slowTransaction(work: (transaction: Transaction) => Promise<unknown>) {
  const wrote = Promise.withResolvers<void>();
  const may = Promise.withResolvers<void>();
  const ended = sql.begin(async (transaction) => {
    await work(transaction);
    wrote.resolve();
    await may.promise;
  });
  return { wrote: wrote.promise, commit: () => (may.resolve(), ended) };
}

const newPlace = (queries: Transaction | Sql, name: string) =>
  queries`insert into place (name, kinds, source_platform) values (${name}, '{cafe}', 'test')`;

describe('readChanges', () => {
  it('tells of places made, changed, taken out of sight and deleted, each once', async () => {
    const [made, changed, hidden, gone] = await insertPlaces(
      sql,
      ['made', 'changed', 'hidden', 'gone'].map((name) => ({ name })),
    );
    const since = await position();
    await sql`update place set summary = 'autre' where id = ${changed!}`;
    await sql`update place set summary = 'autre encore' where id = ${changed!}`;
    await sql`update place set listed = false where id = ${hidden!}`;
    await sql`delete from place where id = ${gone!}`;
    assert.deepEqual(await kinds(since), [
      [changed, 'changed'],
      [hidden, 'removed'],
      [gone, 'removed'],
    ]);
    assert.ok((await kinds(0)).some(([id, kind]) => id === made && kind === 'changed'));
  });

  it('tells of a place whose resources or labels changed, and of nothing when nothing did', async () => {
    const label = [['calme', 'granted', '2026-01-01', null]] as const;
    const [place] = await insertPlaces(sql, [{ name: 'a', booking: 'contact', labels: label }]);
    const idle = await position();
    await sql`update resource set name = name where place_id = ${place!}`;
    await sql`update label_grant set status = status where place_id = ${place!}`;
    assert.deepEqual(await kinds(idle), []);
    const changes = [
      () => sql`update resource set seats = seats + 1 where place_id = ${place!}`,
      () => sql`update label_grant set status = 'suspended' where place_id = ${place!}`,
      () => sql`delete from label_grant where place_id = ${place!}`,
      () => sql`delete from resource where place_id = ${place!}`,
    ];
    for (const change of changes) {
      const since = await position();
      await change();
      assert.deepEqual(await kinds(since), [[place, 'changed']]);
    }
  });

  it('says nothing of what was never shown', async () => {
    const since = await position();
    const [hidden] = await insertPlaces(sql, [{ name: 'brouillon', listed: false }]);
    await sql`delete from place where id = ${hidden!}`;
    assert.deepEqual(await kinds(since), []);
  });

  it('never skips a writer that began first and commits last', async () => {
    const since = await position();
    const early = slowTransaction((transaction) => newPlace(transaction, 'tard'));
    await early.wrote;
    await newPlace(sql, 'tôt');
    const first = await follow(since);
    assert.equal(first.items.length, 1);
    await early.commit();
    const second = await follow(first.position);
    assert.equal(second.items.length, 1);
    assert.notEqual(second.items[0]?.place, first.items[0]?.place);
  });

  it('lets writers of the same places commit without waiting for each other in a circle', async () => {
    const ids = await insertPlaces(sql, [{ name: 'a' }, { name: 'b' }]);
    const touch = (order: number[]) =>
      sql.begin(async (transaction) => {
        for (const id of order) await transaction`select from place where id = ${id} for update`;
        for (const id of order) await transaction`update place set summary = ${Math.random()}::text where id = ${id}`;
      });
    await Promise.all(Array.from({ length: 12 }, () => touch(ids)));
  });

  it('gives a follower the places as they stand, whatever happens between its pages', async () => {
    type Act = readonly [kind: 'add' | 'change' | 'hide' | 'show' | 'delete', which: number];
    const act: fc.Arbitrary<Act> = fc.tuple(fc.constantFrom('add', 'change', 'hide', 'show', 'delete'), fc.nat(5));
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 20 }), fc.integer({ min: 1, max: 3 }), async (acts, limit) => {
        await sql`delete from place`;
        let at = await position();
        const mirror = new Set<string>();
        const readPage = async (): Promise<boolean> => {
          const page = await readChanges(sql, at, limit);
          assert.ok(page);
          for (const { place, kind } of page.items) mirror[kind === 'changed' ? 'add' : 'delete'](place);
          at = page.position;
          return page.more;
        };
        for (const [kind, which] of acts) {
          await perform(kind, which);
          await readPage();
        }
        while (await readPage());
        const shown = await sql<{ id: number }[]>`select id from place where listed`;
        assert.deepEqual([...mirror].sort(), shown.map(({ id }) => formatPlaceId(id)).sort());
      }),
      { numRuns: 40 },
    );
  });

  it('does not know a position that lies ahead', async () => {
    assert.equal(await readChanges(sql, (await position()) + 1, 10), undefined);
  });
});

/** Acts on the nth place there is, if there is one. */
async function perform(kind: string, which: number): Promise<void> {
  if (kind === 'add') await newPlace(sql, `lieu ${which}`);
  const nth = sql`(select id from place order by id offset ${which} limit 1)`;
  if (kind === 'change') await sql`update place set summary = ${Math.random()}::text where id = ${nth}`;
  if (kind === 'hide') await sql`update place set listed = false where id = ${nth}`;
  if (kind === 'show') await sql`update place set listed = true where id = ${nth}`;
  if (kind === 'delete') await sql`delete from place where id = ${nth}`;
}
