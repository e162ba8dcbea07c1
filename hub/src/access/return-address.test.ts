import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { readReturnAddress } from './return-address.ts';

it('comes back to pages of operators', () => {
  for (const [text, read] of [
    ['/operator/places/1002M/day', '/operator/places/1002M/day'],
    ['/operator/places/1002M/day?date=2026-11-24&done=check-in', '/operator/places/1002M/day?date=2026-11-24'],
    ['/operator/journal?subject=place%3A12&lang=en', '/operator/journal?subject=place%3A12&lang=en'],
  ] as const) {
    assert.equal(readReturnAddress(text), read, text);
  }
});

it('leads to no other host and no other part of this one, however it is written', () => {
  for (const text of [
    ...[
      '',
      '/',
      '/operator',
      '/operator/',
      '/operator/enter?token=x',
      '/operator/sign-out',
      '/operatorx/y',
      '/places/1002M',
    ],
    ...['//evil.example', '/\\evil.example', '\\\\evil.example', '///evil.example', 'https://evil.example/operator/'],
    ...[
      '/operator/..//evil.example',
      '/operator/../..//evil.example',
      '/operator/.%2e//evil.example',
      '/operator/%2e%2e/v1',
    ],
    ...[
      '/operator\\evil',
      '/operator/\\evil.example',
      '/operator/%5cevil',
      '/\t/evil.example',
      '/operator/\n//evil.example',
    ],
    ...[
      '/operator/%0d%0aSet-Cookie:x',
      'javascript:alert(1)',
      'data:text/html,x',
      '/%2foperator/',
      '/operator//../../evil',
    ],
    ...['@evil.example/operator/', '.evil.example', '/operator@evil.example', `/operator/${'x'.repeat(600)}`],
  ]) {
    assert.equal(readReturnAddress(text), undefined, text);
  }
});

it('whatever is written, is a path under /operator of the same host or nothing', () => {
  const parts = ['/', '\\', '.', '..', '%2e', '%2f', '%5c', 'operator', 'evil.example', '@', '?', '#', ':', '\t', 'x'];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 12 }), (chosen) => {
      const read = readReturnAddress(`/operator/${chosen.join('')}`);
      if (read === undefined) return;
      const url = new URL(read, 'https://hub.example');
      assert.equal(url.origin, 'https://hub.example');
      assert.match(url.pathname, /^\/operator\//);
    }),
    { numRuns: 2000 },
  );
});
