import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { hubAddress, within } from '../../sdk/address.ts';
import { queryString } from '../../sdk/query.ts';

test('a path prefix is kept, with or without its last slash', () => {
  assert.equal(hubAddress('https://ville.example/escale').href, 'https://ville.example/escale/');
  assert.equal(hubAddress('https://ville.example/escale/').href, 'https://ville.example/escale/');
  assert.equal(hubAddress(new URL('http://localhost:8080')).href, 'http://localhost:8080/');
});

test('what is no part of a hub is dropped: query, fragment, user name and password', () => {
  assert.equal(hubAddress('https://me:secret@ville.example/a?b#c').href, 'https://ville.example/a/');
});

test('a relative address needs a page or a worker to be relative to', (t) => {
  assert.throws(() => hubAddress('/escale'), TypeError);
  Object.defineProperty(globalThis, 'location', { value: { href: 'https://ville.example/a/b' }, configurable: true });
  t.after(() => Reflect.deleteProperty(globalThis, 'location'));
  assert.equal(hubAddress('/escale').href, 'https://ville.example/escale/');
  assert.equal(hubAddress('hub').href, 'https://ville.example/a/hub/');
});

test('only http and https are hubs', () => {
  for (const address of ['javascript:alert(1)', 'data:text/html,x', 'file:///etc', 'ftp://x']) {
    assert.throws(() => hubAddress(address), TypeError, address);
  }
});

test('addresses of the API never leave the hub', () => {
  const hub = hubAddress('https://ville.example/escale');
  assert.equal(within(hub, '/v1/places?cursor=a').href, 'https://ville.example/escale/v1/places?cursor=a');
  assert.equal(within(hub, 'v1').href, 'https://ville.example/escale/v1');
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.webUrl()), (path) => {
      assert.equal(within(hub, path).origin, 'https://ville.example');
    }),
  );
});

test('lists are separated by commas, and only by commas', () => {
  assert.equal(queryString({ kind: ['cafe', 'coworking'] }), '?kind=cafe,coworking');
  assert.equal(queryString({ bbox: [-2, 48, -1, 49] }), '?bbox=-2,48,-1,49');
  assert.equal(queryString({ q: 'a,b & c=d' }), '?q=a%2Cb%20%26%20c%3Dd');
});

test('what is not asked is not written', () => {
  assert.equal(queryString({}), '');
  assert.equal(queryString({ q: undefined, kind: [] }), '');
  assert.equal(
    queryString({ bookable: false, 'telework-spot': true, limit: 0 }),
    '?bookable=false&limit=0&telework-spot=true',
  );
});

test('none of the places is not all of them', () => {
  assert.equal(queryString({ id: [] }), '?id=');
  assert.equal(queryString({ id: undefined }), '');
});

test('equal queries have equal addresses, and every value can be read back', () => {
  const queries = fc.dictionary(
    fc.stringMatching(/^[a-z-]{1,8}$/),
    fc.oneof(fc.string({ minLength: 1 }), fc.integer(), fc.boolean()),
  );
  fc.assert(
    fc.property(queries, (query) => {
      const written = queryString(query);
      assert.equal(queryString(Object.fromEntries(Object.entries(query).reverse())), written);
      const read = new URLSearchParams(written);
      assert.deepEqual([...read.keys()].sort(), Object.keys(query).sort());
      for (const [key, value] of Object.entries(query)) assert.equal(read.get(key), String(value));
    }),
  );
});
