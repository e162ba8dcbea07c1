import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Sql } from '../database/database.ts';
import { testDatabase, type TestDatabase } from '../database/testing.ts';
import { insertPlaces } from '../places/testing.ts';
import { formatPlaceId } from '../../../sdk/place-id.ts';
import { TestHub } from './testing.ts';

/** Every way in which a connection can be asked something. */
const asking = new Set<PropertyKey>(['unsafe', 'begin', 'reserve', 'file', 'savepoint']);

/** The connection itself, telling whenever it is asked something. */
function heard(sql: Sql, tell: (text: string) => void): Sql {
  return new Proxy(sql, {
    apply(target, self, args: [TemplateStringsArray, ...unknown[]]) {
      tell(args[0].join('?'));
      return Reflect.apply(target, self, args) as unknown;
    },
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return (...args: unknown[]): unknown => {
        if (asking.has(name)) tell(typeof args[0] === 'string' ? args[0] : String(name));
        return Reflect.apply(member, target, args);
      };
    },
  });
}

describe('a read of the API', () => {
  let database: TestDatabase;
  let hub: TestHub;
  let place: string;
  const statements: string[] = [];
  before(async () => {
    database = await testDatabase();
    const open = [['2026-11-21T08:00:00Z', '2026-11-21T17:00:00Z']] as const;
    const names = ['La Ruche', 'Le Relais', 'La Fabrique', 'Médiathèque'];
    const ids = await insertPlaces(
      database.sql,
      names.map((name) => ({ name, open, commune: '35238', lat: 48.1, lon: -1.68, booking: 'hub' as const })),
    );
    place = formatPlaceId(ids[0] ?? 0);
    hub = new TestHub(
      heard(database.sql, (text) => statements.push(text)),
      '2026-11-21T08:30:20Z',
    );
  });
  after(() => database.close());

  const ask = async (address: string): Promise<{ links?: { next: string | null } }> => {
    statements.length = 0;
    const { status, body } = await hub.get<{ links?: { next: string | null } }>(address);
    assert.equal(status, 200, address);
    return body;
  };

  const reads = [
    '/v1/places',
    '/v1/places?bbox=-2,48,-1,49',
    '/v1/places?near=48.1,-1.68',
    '/v1/places?near=48.1,-1.68&radius=5000&open-at=now&bookable=true',
    '/v1/places?q=mediateque&kind=coworking&amenity=wifi',
    '/v1/places?territory=35238&sort=updated&label=mon-autre-bureau',
    '/v1/map',
    '/v1/map?bbox=-2,48,-1,49&open-at=now',
  ];
  for (const address of reads) {
    it(`asks the database once: ${address}`, async () => {
      await ask(address);
      assert.equal(statements.length, 1, statements.join('\n;\n'));
    });
  }

  it('asks the database once for a place, however much hangs on it', async () => {
    await ask(`/v1/places/${place}`);
    assert.equal(statements.length, 1, statements.join('\n;\n'));
  });

  it('asks the database once for each further page', async () => {
    const { links } = await ask('/v1/places?limit=2');
    assert.ok(links?.next);
    await ask(links.next);
    assert.equal(statements.length, 1, statements.join('\n;\n'));
  });

  it('asks with the same text for other values, so that it is prepared once', async () => {
    await ask('/v1/places?bbox=-2,48,-1,49&limit=3');
    const [first] = statements;
    await ask('/v1/places?bbox=1.5,43,2,44&limit=50');
    assert.equal(statements[0], first);
  });

  it('asks nothing for a request that cannot be answered', async () => {
    statements.length = 0;
    const { status } = await hub.get('/v1/places?kind=castle');
    assert.equal(status, 400);
    assert.deepEqual(statements, []);
  });
});
