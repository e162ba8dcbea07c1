import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { PlaceList } from '../../sdk/contract/index.ts';
import { createClient, isInvalidAnswerError, type PlaceSummary } from '../../sdk/index.ts';
import { examples } from '../../tools/contract-examples.ts';
import { answering, json, quiet, silent } from './answering.ts';

const hub = 'https://ville.example/escale';
const place = examples.getPlace;

describe('each call asks one address and gives what it reads', () => {
  test('network', async () => {
    const { fetch, requests } = answering(json(examples.getNetwork));
    assert.deepEqual(await createClient({ hub, fetch }).network(), examples.getNetwork);
    assert.deepEqual(
      requests.map(({ address }) => address),
      [`${hub}/v1`],
    );
  });

  test('places.search', async () => {
    const { fetch, requests } = answering(json(examples.searchPlaces));
    const query = { near: [48.11, -1.68], kind: ['cafe', 'coworking'], q: 'la halte', bookable: true } as const;
    assert.deepEqual(await createClient({ hub, fetch }).places.search(query), examples.searchPlaces);
    assert.deepEqual(
      requests.map(({ address }) => address),
      [`${hub}/v1/places?bookable=true&kind=cafe,coworking&near=48.11,-1.68&q=la%20halte`],
    );
  });

  test('places.search without a query', async () => {
    const { fetch, requests } = answering(json(examples.searchPlaces));
    await createClient({ hub, fetch }).places.search();
    assert.deepEqual(
      requests.map(({ address }) => address),
      [`${hub}/v1/places`],
    );
  });

  test('places.get', async () => {
    const { fetch, requests } = answering(json(place));
    assert.deepEqual(await createClient({ hub, fetch }).places.get('10/../x'), place);
    assert.deepEqual(
      requests.map(({ address }) => address),
      [`${hub}/v1/places/10%2F..%2Fx`],
    );
  });

  test('places.map, decoded', async () => {
    const { fetch, requests } = answering(json(examples.getMap));
    const map = await createClient({ hub, fetch }).places.map({ territory: 'departement:35' });
    assert.deepEqual(map.id, [32_770, 32_774]);
    assert.deepEqual([...map.lat], [47.6514, 48.1166]);
    assert.deepEqual(map.kind, ['third-place', 'media-library']);
    assert.deepEqual(
      requests.map(({ address }) => address),
      [`${hub}/v1/map?territory=departement%3A35`],
    );
  });

  test('labels', async () => {
    const { fetch, requests } = answering(
      json(examples.listLabels),
      json(examples.getLabel),
      json(examples.getPlaceLabels),
    );
    const { labels } = createClient({ hub, fetch });
    assert.deepEqual(await labels.list(), examples.listLabels);
    assert.deepEqual(await labels.get('mon-autre-bureau'), examples.getLabel);
    assert.deepEqual(await labels.ofPlace('1002M'), examples.getPlaceLabels);
    assert.deepEqual(
      requests.map(({ address }) => address),
      [`${hub}/v1/labels`, `${hub}/v1/labels/mon-autre-bureau`, `${hub}/v1/places/1002M/labels`],
    );
  });

  test('territories.search', async () => {
    const { fetch, requests } = answering(json(examples.searchTerritories));
    const query = { q: 'redon', type: ['commune', 'epci'] } as const;
    assert.deepEqual(await createClient({ hub, fetch }).territories.search(query), examples.searchTerritories);
    assert.deepEqual(
      requests.map(({ address }) => address),
      [`${hub}/v1/territories?q=redon&type=commune,epci`],
    );
  });
});

test('the hub of a client can be read', () => {
  assert.equal(createClient({ hub, fetch: answering(silent).fetch }).hub, `${hub}/`);
});

test('what is no address of a hub is refused in a sentence that shows one', (t) => {
  // As JavaScript and unset settings call it.
  const untyped = createClient as (options?: unknown) => unknown;
  const refused = (options: unknown, written: string): void => {
    const message = `hub: "${written}" is not the address of a hub, such as https://hub.example.org`;
    assert.throws(() => untyped(options), { name: 'TypeError', message });
  };
  refused(undefined, 'undefined');
  refused({}, 'undefined');
  refused({ hub: null }, 'null');
  refused({ hub: '' }, '');
  refused({ hub: 'hub.example.org' }, 'hub.example.org');
  refused({ hub: 'localhost:8080' }, 'localhost:8080');
  refused({ hub: 'ftp://hub.example.org' }, 'ftp://hub.example.org');
  // On a page, nothing is no relative address.
  Object.defineProperty(globalThis, 'location', { value: { href: 'https://ville.example/a/b' }, configurable: true });
  t.after(() => Reflect.deleteProperty(globalThis, 'location'));
  refused({}, 'undefined');
  refused({ hub: '' }, '');
  assert.equal(createClient({ hub: '/escale' }).hub, 'https://ville.example/escale/');
});

test('the language is asked for, and no header that a server would have to allow', async () => {
  const { fetch, requests } = answering(json(examples.getNetwork));
  await createClient({ hub, fetch, language: 'en' }).network();
  await createClient({ hub, fetch }).network();
  assert.deepEqual(
    requests.map(({ headers }) => Object.fromEntries(headers)),
    [{ accept: 'application/json', 'accept-language': 'en' }, { accept: 'application/json' }],
  );
});

test('the platform’s fetch is the one of the moment, and is called as the platform demands', async (t) => {
  const client = createClient({ hub });
  const { fetch } = answering(json(examples.getNetwork));
  const platform = t.mock.method(globalThis, 'fetch', fetch);
  await client.network();
  const [call] = platform.mock.calls;
  assert.ok(call && (call.this === undefined || call.this === globalThis));
});

test('no cookie of the site goes to the hub', async () => {
  let seen: RequestInit = {};
  const client = createClient({
    hub,
    fetch: async (_, init) => {
      seen = init;
      return Response.json(examples.getNetwork);
    },
  });
  await client.network();
  assert.equal(seen.credentials, 'omit');
});

test('an answer with fields and words of next year is accepted', async () => {
  const later = { ...place, kinds: ['space-station'], gravity: 0.1, address: { ...place.address, planet: 'Mars' } };
  const { fetch } = answering(json(later));
  assert.deepEqual(await createClient({ hub, fetch }).places.get('1002M'), later);
});

describe('places.all', () => {
  const summary = examples.searchPlaces.items[0]!;
  const page = (names: readonly string[], next: string | null): PlaceList => ({
    ...examples.searchPlaces,
    items: names.map((name) => ({ ...summary, name })),
    links: { self: '/v1/places', next },
  });
  const names = async (places: AsyncIterable<PlaceSummary>): Promise<string[]> => {
    const read: string[] = [];
    for await (const { name } of places) read.push(name);
    return read;
  };

  test('follows the links from page to page, through empty ones', async () => {
    const { fetch, requests } = answering(
      json(page(['a', 'b'], '/v1/places?cursor=1')),
      json(page([], '/v1/places?cursor=2')),
      json(page(['c'], null)),
    );
    assert.deepEqual(await names(createClient({ hub, fetch }).places.all({ q: 'x' })), ['a', 'b', 'c']);
    assert.deepEqual(
      requests.map(({ address }) => address),
      [`${hub}/v1/places?limit=100&q=x`, `${hub}/v1/places?cursor=1`, `${hub}/v1/places?cursor=2`],
    );
  });

  test('takes the size of pages from the query', async () => {
    const { fetch, requests } = answering(json(page(['a'], null)));
    await names(createClient({ hub, fetch }).places.all({ limit: 7 }));
    assert.deepEqual(
      requests.map(({ address }) => address),
      [`${hub}/v1/places?limit=7`],
    );
  });

  test('asks for nothing before it is read, and for no page after the reader stopped', async () => {
    const { fetch, requests } = answering(json(page(['a', 'b'], '/v1/places?cursor=1')));
    const places = createClient({ hub, fetch }).places.all();
    await quiet();
    assert.equal(requests.length, 0);
    for await (const { name } of places) if (name === 'a') break;
    assert.equal(requests.length, 1);
  });

  test('ends with an error when a page leads back', async () => {
    const { fetch, requests } = answering(json(page(['a'], '/v1/places?cursor=1')));
    await assert.rejects(names(createClient({ hub, fetch }).places.all()), isInvalidAnswerError);
    assert.equal(requests.length, 2);
  });

  test('never asks anybody but the hub', async () => {
    const { fetch, requests } = answering(json(page(['a'], 'https://evil.example/v1/places')), json(page([], null)));
    await names(createClient({ hub, fetch }).places.all());
    assert.ok(requests.every(({ address }) => address.startsWith(`${hub}/`)));
  });

  test('stops with the reason of its signal, between pages and within one', async () => {
    for (const second of [silent, json(page(['b'], null))]) {
      const { fetch } = answering(json(page(['a'], '/v1/places?cursor=1')), second);
      const controller = new AbortController();
      const places = createClient({ hub, fetch }).places.all({}, { signal: controller.signal });
      assert.equal((await places.next()).value?.name, 'a');
      const next = places.next();
      controller.abort(new Error('enough'));
      await assert.rejects(next, { message: 'enough' });
    }
    const controller = new AbortController();
    const { fetch } = answering(json(page(['a', 'b', 'c'], null)));
    const places = createClient({ hub, fetch }).places.all({}, { signal: controller.signal });
    assert.equal((await places.next()).value?.name, 'a');
    controller.abort(new Error('enough'));
    await assert.rejects(places.next(), { message: 'enough' });
  });
});
