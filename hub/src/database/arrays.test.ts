import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { formatArray, parseArray } from './arrays.ts';
import { testDatabase, type TestDatabase } from './testing.ts';

describe('an array', () => {
  let database: TestDatabase;
  before(async () => {
    database = await testDatabase();
  });
  after(() => database.close());

  // PostgreSQL's texts hold any character but U+0000.
  const text = fc.string({ unit: 'binary' }).map((any) => any.replaceAll('\0', ''));
  const texts = fc.array(fc.option(fc.oneof(text, fc.constantFrom('', 'NULL', '"', '\\', '{}', ',', ' a '))));

  it('comes back from the database as it went', async () => {
    const several = fc.array(texts, { minLength: 50, maxLength: 50 });
    await fc.assert(
      fc.asyncProperty(several, async (lists) => {
        const rows = await Promise.all(
          lists.map(async (list) => (await database.sql<{ list: unknown }[]>`select ${list}::text[] as list`)[0]?.list),
        );
        assert.deepEqual(rows, lists);
      }),
      { numRuns: 10 },
    );
  });

  it('keeps the type of its elements', async () => {
    const at = new Date('2026-03-29T01:00:00Z');
    const [row] = await database.sql`
      select ${[1, null, -2]}::int[] as numbers, '{t,f}'::boolean[] as truths, array['2026-03-29T01:00:00Z'::timestamptz] as instants,
        array['{"a": 1}', null]::jsonb[] as objects, '{0.5,NaN}'::float8[] as reals, '{}'::uuid[] as none,
        array['\\x00ff'::bytea] as bytes`;
    assert.deepEqual(row, {
      numbers: [1, null, -2],
      truths: [true, false],
      instants: [at],
      objects: [{ a: 1 }, null],
      reals: [0.5, NaN],
      none: [],
      bytes: [Buffer.from([0, 255])],
    });
  });

  it('may hold arrays, and begin elsewhere than at 1', async () => {
    const nested = [
      ['a', 'b'],
      ['', null],
    ];
    const [row] = await database.sql`select ${nested}::text[] as nested, '[0:1]={7,8}'::int[] as bounded`;
    assert.deepEqual(row, { nested, bounded: [7, 8] });
    assert.deepEqual(parseArray(formatArray([[], []], String), String), [[], []]);
  });
});
