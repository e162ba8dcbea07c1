/**
 * What the contract promises of every operation, tried with queries drawn from its own schemas and with garbage: no
 * fault of ours, answers that fit their schema, and refusals that a person and a program can read.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import type { Hono } from 'hono';
import { z } from 'zod';
import { operations, Problem, type Operation, type SortOrder } from '../../sdk/contract/index.ts';
import { formatPlaceId } from '../../sdk/place-id.ts';
import { valuesOf, type Schema } from '../../test/sdk/from-schema.ts';
import { createApp } from './app.ts';
import { testDatabase, type TestDatabase } from './database/testing.ts';
import { loadDemonstration } from './demo/demonstration.ts';
import { silentLog } from './log.ts';
import { formatCursor } from './routes/places/cursor.ts';
import { readSettings } from './settings.ts';
import { loadTerritories } from './territories/territories.ts';

const NOW = new Date('2026-11-21T08:30:20Z');
const RUNS = 60;

let database: TestDatabase;
let app: Hono;
before(async () => {
  const territories = loadTerritories();
  database = await testDatabase();
  await loadDemonstration(database.sql, { territories, now: NOW });
  app = createApp({ sql: database.sql, clock: () => NOW, settings: readSettings({}), log: silentLog, territories });
});
after(() => database.close());

/** Text of an address as anybody may send it: percent-encoded or broken, well formed or not. */
const garbage: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }).map(encode),
  fc.string({ maxLength: 30 }).map(encode),
  fc.constantFrom(
    '',
    '%00',
    '%FF',
    '%',
    '%ED%A0%80',
    '%E2%80%AE',
    ',',
    ',,,',
    '-0',
    'NaN',
    'Infinity',
    '1e999',
    'null',
  ),
  fc.constantFrom(
    '__proto__',
    'constructor',
    'true',
    '48.1,-1.68',
    encode("';drop table place;--"),
    encode('<script>'),
  ),
  fc.integer({ min: 100, max: 8000 }).map((length) => 'x'.repeat(length)),
  fc.double().map(String),
);

/** Lone surrogates have no encoding: a browser sends the replacement character. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

const write = (value: unknown): string => encode([value].flat().map(String).join(','));

type Query = readonly (readonly [name: string, value: string])[];

/** Queries whose parameters fit their schemas one by one; together they may still contradict each other. */
function plausible(operation: Operation): fc.Arbitrary<Query> {
  const schema = z.toJSONSchema(operation.query ?? z.strictObject({}), { io: 'input' }) as unknown as Schema & {
    readonly $defs?: Readonly<Record<string, Schema>>;
  };
  return (valuesOf({ ...schema, required: [] }, schema.$defs ?? {}) as fc.Arbitrary<object>).map((query) =>
    Object.entries(query).map(([name, value]) => [name, write(value)] as const),
  );
}

/** Some parameters as they should be, some not, some that do not exist, some twice. */
const hostile = (operation: Operation): fc.Arbitrary<Query> => {
  const names = Object.keys(operation.query?.shape ?? {});
  const name = fc.oneof(...(names.length > 0 ? [fc.constantFrom(...names)] : []), garbage);
  return fc
    .tuple(plausible(operation), fc.array(fc.tuple(name, garbage), { minLength: 1, maxLength: 4 }))
    .map(([sound, broken]) => [...sound, ...broken]);
};

const path = (operation: Operation, id: string): string =>
  operation.path.replace('{id}', id).replace('{scheme}', 'mon-autre-bureau');

async function ask(operation: Operation, address: string, accept: string, language: 'fr' | 'en') {
  const response = await app.request(address, { headers: { Accept: accept, 'Accept-Language': language } });
  const text = await response.text();
  assert.ok(response.status < 500, `${response.status} ${address}`);
  const type = response.headers.get('content-type')?.split(';')[0] ?? '';
  const body: unknown = JSON.parse(text);
  if (response.ok) {
    const schema = operation.answers[type];
    assert.ok(schema, `${type} is not in the contract`);
    const { error } = schema.safeParse(body);
    assert.equal(error, undefined, `${address}: ${error?.message}`);
    return { status: response.status, problem: undefined };
  }
  assert.equal(type, 'application/problem+json');
  const problem = Problem.parse(body);
  assert.equal(problem.status, response.status);
  assert.equal(response.headers.get('content-language'), language);
  return { status: response.status, problem };
}

const languages = fc.constantFrom('fr' as const, 'en' as const);

const all = Object.entries<Operation>(operations);
/** What anybody may read by its address alone. */
const reads = all.filter(([, { method, capability, access }]) => method === 'get' && !capability && !access);

for (const [name, operation] of reads) {
  describe(name, () => {
    const types = Object.keys(operation.answers);
    let known: string;
    before(async () => {
      const [place] = await database.sql<{ id: number }[]>`select min(id) as id from place where listed`;
      known = formatPlaceId(Number(place?.id));
    });

    const tried = (
      queries: fc.Arbitrary<Query>,
      check: (query: Query, answer: Awaited<ReturnType<typeof ask>>) => void,
    ) =>
      fc.assert(
        fc.asyncProperty(queries, fc.constantFrom(...types), languages, async (query, type, language) => {
          const search = query.map(([parameter, value]) => `${parameter}=${value}`).join('&');
          check(query, await ask(operation, `${path(operation, known)}?${search}`, type, language));
        }),
        { numRuns: RUNS },
      );

    it('answers what its schema allows', async () => {
      const statuses = new Set<number>();
      await tried(plausible(operation), (_, { status }) => statuses.add(status));
      // A text or a territory drawn at random is hardly ever one that there is.
      const shape = operation.query?.shape;
      assert.ok(statuses.has(200) || shape?.['q'] || shape?.['territory'], `only ${[...statuses].join()}`);
    });

    it('refuses what it does not, and names each unknown parameter', async () => {
      await tried(hostile(operation), (query, { problem }) => {
        const accepted = Object.keys(operation.query?.shape ?? {});
        const search = new URLSearchParams(query.map(([parameter, value]) => `${parameter}=${value}`).join('&'));
        const unknown = [...new Set(search.keys())].filter((parameter) => !accepted.includes(parameter));
        if (unknown.length === 0) return;
        assert.equal(problem?.type, 'urn:escale:problem:invalid-parameters');
        const named = new Set(problem.errors?.map(({ parameter }) => parameter));
        assert.deepEqual(
          unknown.filter((parameter) => !named.has(parameter)),
          [],
        );
      });
    });
  });
}

describe('what needs the capability of a booking', () => {
  for (const [name, operation] of all.filter(([, { capability }]) => capability)) {
    it(`${name} tells nobody else whether there is such a booking`, async () => {
      const bearer = fc.oneof(
        fc.constant(''),
        fc.base64String({ maxLength: 60 }),
        fc.string({ maxLength: 60 }).map(encode),
      );
      await fc.assert(
        fc.asyncProperty(fc.uuid(), bearer, async (id, token) => {
          const response = await app.request(path(operation, id), {
            method: operation.method.toUpperCase(),
            headers: { Authorization: `Bearer ${token}` },
          });
          assert.equal(response.status, 401);
          assert.match(Problem.parse(await response.json()).type, /:unauthorized$/);
        }),
        { numRuns: RUNS },
      );
    });
  }
});

describe('createBooking', () => {
  it('refuses in words whatever is not a booking', async () => {
    const body = fc.oneof(
      fc.json({ maxDepth: 6 }),
      garbage,
      fc
        .record({
          place: fc.json(),
          resource: fc.integer(),
          start: fc.string(),
          seats: fc.double(),
          email: fc.string(),
        })
        .map((each) => JSON.stringify(each)),
    );
    await fc.assert(
      fc.asyncProperty(body, fc.uuid(), async (text, key) => {
        const response = await app.request('/v1/bookings', {
          method: 'POST',
          body: text,
          headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
        });
        assert.equal(response.status, 400, text);
        assert.match(Problem.parse(await response.json()).type, /:invalid-body$/);
      }),
      { numRuns: RUNS },
    );
  });
});

describe('a place’s address', () => {
  it('answers for whatever stands in the place of an id', async () => {
    const id = fc.oneof(
      garbage.filter((text) => text !== ''),
      fc.maxSafeNat().map(formatPlaceId),
      fc.maxSafeNat().map((number) => formatPlaceId(number).toLowerCase().replaceAll('1', 'l').replaceAll('0', 'o')),
    );
    await fc.assert(
      fc.asyncProperty(id, languages, async (text, language) => {
        const operation: Operation = operations.getPlace;
        const { problem } = await ask(operation, path(operation, text.replaceAll('/', '%2F')), '*/*', language);
        if (problem) assert.match(problem.type, /:not-found$/);
      }),
      { numRuns: RUNS },
    );
  });
});

describe('a cursor', () => {
  it('that somebody made is read or refused, whatever it holds', async () => {
    const sorts: Readonly<Record<SortOrder, object>> = {
      name: {},
      updated: { sort: 'updated' },
      distance: { near: [48.1, -1.68] },
      relevance: { q: 'cafe' },
    };
    const key = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.constantFrom('\0', 'a\0', '\ud800', 1e300, -1e300, 1.5, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer(),
    );
    const sort = fc.constantFrom(...(Object.keys(sorts) as SortOrder[]));
    await fc.assert(
      fc.asyncProperty(sort, key, fc.maxSafeNat(), languages, async (order, last, id, language) => {
        const query = sorts[order];
        const cursor = formatCursor({ sort: order, at: NOW.getTime(), key: last, id }, query);
        const search = Object.entries({ ...query, cursor }).map(([name, value]) => `${name}=${write(value)}`);
        await ask(operations.searchPlaces, `/v1/places?${search.join('&')}`, '*/*', language);
      }),
      { numRuns: RUNS },
    );
  });
});
