import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import type { PlaceList } from '../../../../sdk/contract/index.ts';
import { formatPlaceId } from '../../../../sdk/place-id.ts';
import { testDatabase, type TestDatabase } from '../../database/testing.ts';
import { insertPlaces, type TestPlace } from '../../places/testing.ts';
import { TestHub } from '../testing.ts';

const NOW = '2026-11-21T08:30:20Z';

/** Few names, instants and points, so that equal sort keys are common. */
const place: fc.Arbitrary<TestPlace> = fc
  .record({
    name: fc.constantFrom(
      'Escale',
      'Escale du Port',
      'Éscale',
      'L’Escale',
      'Escales',
      'x'.repeat(60) + ' escale',
      '\u0001 Escale',
    ),
    lat: fc.constantFrom(48.1, 48.1000001, 48.2, null),
    updated_at: fc.constantFrom(
      '2026-11-01T00:00:00Z',
      '2026-11-01T00:00:00.000001Z',
      '2026-11-01T00:00:00.123456Z',
      '2026-10-01T00:00:00Z',
    ),
  })
  .map((drawn) => ({ ...drawn, lon: drawn.lat === null ? null : -1.68 }));

describe('paging', () => {
  let database: TestDatabase;
  let hub: TestHub;
  before(async () => {
    database = await testDatabase();
    hub = new TestHub(database.sql, NOW);
  });
  after(() => database.close());

  /** The ids of all pages; `between` runs after each page. */
  async function readAll(query: string, between?: () => Promise<void>): Promise<string[][]> {
    const pages: string[][] = [];
    for (let next: string | null = `/v1/places?${query}`; next !== null;) {
      const page: { body: PlaceList; status: number; headers: Headers } = await hub.get<PlaceList>(next);
      assert.equal(page.status, 200, JSON.stringify(page.body));
      pages.push(page.body.items.map(({ id }) => id));
      assert.equal(page.headers.get('link') !== null, page.body.links.next !== null);
      next = page.body.links.next;
      assert.ok(pages.length < 100, 'the pages never end');
      await between?.();
    }
    return pages;
  }

  const sorts = ['sort=name', 'sort=updated', 'q=escale', 'near=48.1,-1.68', 'territory=35238', 'open-at=now'];
  for (const sort of sorts) {
    it(`neither skips nor repeats a place while others are added (${sort})`, async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(place, { minLength: 1, maxLength: 12 }),
          fc.array(place, { maxLength: 6 }),
          fc.integer({ min: 1, max: 5 }),
          async (first, later, limit) => {
            await database.sql`delete from place`;
            const always = { commune: '35238', open: [['2026-11-21T08:00:00Z', '2026-11-21T09:00:00Z']] } as const;
            const there = (
              await insertPlaces(
                database.sql,
                first.map((drawn) => ({ ...drawn, ...always })),
              )
            ).map(formatPlaceId);
            const waiting = [...later];
            const pages = await readAll(`${sort}&limit=${limit}`, async () => {
              const next = waiting.pop();
              if (next) await insertPlaces(database.sql, [{ ...next, ...always }]);
            });
            const seen = pages.flat();
            assert.equal(new Set(seen).size, seen.length, 'a place was repeated');
            assert.deepEqual(
              there.filter((id) => !seen.includes(id)),
              [],
              'a place was skipped',
            );
            assert.ok(pages.every((page) => page.length <= limit));
          },
        ),
        { numRuns: 15 },
      );
    });
  }

  it('gives the places in the same order whatever the size of the pages', async () => {
    // Whatever the properties above have left.
    await insertPlaces(
      database.sql,
      ['d', 'e', 'f'].map((name) => ({ name })),
    );
    const whole = (await readAll('limit=100')).flat();
    assert.ok(whole.length > 1);
    assert.deepEqual((await readAll('limit=1')).flat(), whole);
  });

  it('judges « open now » on every page at the instant of the first', async () => {
    await database.sql`delete from place`;
    await insertPlaces(
      database.sql,
      ['a', 'b', 'c'].map((name) => ({ name, open: [['2026-11-21T08:00:00Z', '2026-11-21T08:31:00Z']] })),
    );
    const pages = await readAll('open-at=now&limit=1', async () => {
      hub.now = new Date(hub.now.getTime() + 60_000);
    });
    hub.now = new Date(NOW);
    assert.equal(pages.flat().length, 3);
  });

  it('says the total of all pages on each, and keeps the filters in the next address', async () => {
    const { body } = await hub.get<PlaceList>('/v1/places?limit=1&kind=coworking&q=a%20b%20c');
    assert.equal(body.total, 0);
    const { body: first } = await hub.get<PlaceList>('/v1/places?limit=1&kind=coworking,cafe');
    assert.equal(first.total, 3);
    const next = new URL(first.links.next ?? '', 'http://hub');
    assert.equal(next.pathname, '/v1/places');
    assert.equal(next.searchParams.get('kind'), 'coworking,cafe');
    assert.equal((await hub.get<PlaceList>(next.pathname + next.search)).body.total, 3);
  });
});
