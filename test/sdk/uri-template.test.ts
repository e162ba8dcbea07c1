import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { expandBookingUrl } from '../../sdk/uri-template.ts';

describe('expandBookingUrl', () => {
  const link = { start: '2026-11-24T09:00:00Z', end: '2026-11-24T10:00:00Z', seats: 2, ref: 'escale' };

  it('fills in what is known, percent-encoded, and nothing for what is not', () => {
    assert.equal(
      expandBookingUrl('https://exemple.example/b?de={start}&a={end}&n={seats}&r={ref}&x={other}', link),
      'https://exemple.example/b?de=2026-11-24T09%3A00%3A00Z&a=2026-11-24T10%3A00%3A00Z&n=2&r=escale&x=',
    );
    assert.equal(expandBookingUrl('https://exemple.example/{start}/b'), 'https://exemple.example//b');
    assert.equal(expandBookingUrl('https://exemple.example/plain'), 'https://exemple.example/plain');
  });

  for (const template of [
    'javascript:alert({ref})',
    '{ref}://exemple.example/',
    'https://{ref}/',
    'https://{ref}.exemple.example/',
    'https://exemple.example:{seats}/',
    'data:text/html,{ref}',
    'not an address',
    '',
  ]) {
    it(`gives nothing for ${JSON.stringify(template)}`, () =>
      assert.equal(expandBookingUrl(template, link), undefined));
  }

  it('keeps any text in its place, byte for byte', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (ref) => {
        const url = expandBookingUrl('https://exemple.example/a?r={ref}&z=1', { ref });
        assert.ok(url !== undefined);
        const { origin, pathname, searchParams, hash } = new URL(url);
        assert.deepEqual(
          [origin, pathname, [...searchParams.keys()], hash],
          ['https://exemple.example', '/a', ['r', 'z'], ''],
        );
        assert.equal(searchParams.get('r'), ref);
      }),
    );
  });
});
