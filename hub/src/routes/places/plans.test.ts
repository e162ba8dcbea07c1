import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { PlaceQuery } from '../../../../sdk/contract/index.ts';
import { testDatabase, type TestDatabase } from '../../database/testing.ts';
import { proposeDuplicates } from '../../import/duplicates.ts';
import { generatePlaces } from '../../places/testing.ts';
import { loadTerritories } from '../../territories/territories.ts';
import { searchStatement } from './search.ts';
import { judgedAt } from './validity.ts';

const now = new Date('2026-11-21T08:30:20Z');

/**
 * A prepared statement is planned for its values five times, then perhaps once for all: both plans must lead through
 * an index wherever one leads to the matches.
 */
let database: TestDatabase;
before(async () => {
  database = await testDatabase();
  await generatePlaces(database.sql, 10_000, now);
});
after(() => database.close());

describe('plans of the search', () => {
  const territories = loadTerritories();

  async function plan(query: PlaceQuery, mode: string): Promise<string> {
    const { statement, text } = searchStatement(query, { territories, judged: judgedAt(now), cursor: undefined });
    const values = statement.values.map((value) => `'${String(value).replaceAll("'", "''")}'`);
    const connection = await database.sql.reserve();
    try {
      await connection.unsafe(`set plan_cache_mode = ${mode}; prepare tried as ${text}`);
      const rows = await connection.unsafe<{ 'QUERY PLAN': string }[]>(`explain execute tried (${values.join(', ')})`);
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    } finally {
      await connection.unsafe('deallocate tried; reset plan_cache_mode');
      connection.release();
    }
  }

  const selective: [what: string, query: PlaceQuery, index: string][] = [
    ['a box', { bbox: [-1.8, 48, -1.6, 48.2] }, 'place_position'],
    ['a radius', { near: [48.1, -1.68], radius: 2000 }, 'place_position'],
    ['two boxes', { bbox: [179, -20, -179, -10] }, 'place_position'],
    ['a commune', { territory: '35238' }, 'place_commune'],
    ['a box among kinds', { bbox: [-1.8, 48, -1.6, 48.2], kind: ['cafe'], amenity: ['wifi'] }, 'place_position'],
    ['a rare word', { q: 'xylophone' }, 'place_search_words'],
    ['two words', { q: 'mediatheque rennes' }, 'place_search_words'],
    ['ids', { id: ['1001J'] }, 'place_pkey'],
    ['the first page of all, by name', {}, 'place_name'],
    ['the first page of all, by date', { sort: 'updated' }, 'place_updated'],
  ];
  for (const mode of ['force_custom_plan', 'force_generic_plan']) {
    for (const [what, query, index] of selective) {
      it(`reads ${what} from ${index} (${mode})`, async () => {
        const text = await plan(query, mode);
        assert.match(text, new RegExp(`Scan (using|on) ${index}\\b`), text);
        const whole = text.match(/Seq Scan on (place|opening_period|resource|label_grant|search_word)\b/g) ?? [];
        // counting all places reads them all
        assert.deepEqual(whole, index.startsWith('place_name') || index.startsWith('place_updated') ? whole : [], text);
      });
    }
  }
});

describe('looking for duplicates', () => {
  class Undo extends Error {}

  /** Rows of `place` that were read to compare 500 of 10,000 places with the others. */
  async function rowsRead(all: string): Promise<number> {
    let rows = NaN;
    const undone = database.sql.begin(async (tx) => {
      await tx.unsafe(`update place set ${all}`);
      const ids = await tx<{ id: number }[]>`select id from place order by id limit 500`;
      const count = async () => {
        const [row] = await tx<{ read: number }[]>`
          select (seq_tup_read + coalesce(idx_tup_fetch, 0))::int as read
          from pg_stat_xact_user_tables where relname = 'place'`;
        return row?.read ?? NaN;
      };
      const start = await count();
      await proposeDuplicates(
        tx,
        ids.map(({ id }) => id),
      );
      rows = (await count()) - start;
      throw new Undo();
    });
    await assert.rejects(undone, Undo);
    return rows;
  }

  it('among all of one town, most without a position, compares each with its neighbours alone', async () => {
    assert.ok((await rowsRead(`commune = '35238', lat = null, lon = null`)) < 50_000);
  });

  it('among all at one point, does not compare every pair', async () => {
    assert.ok((await rowsRead(`commune = '35238', lat = 48.11, lon = -1.68`)) < 500_000);
  });
});
