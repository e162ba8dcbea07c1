import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readTiles } from '../../../components/place-map/ground.ts';

describe('the tiles attribute', () => {
  it('asks the visitor, and then shows IGN, unless told otherwise', () => {
    for (const value of [undefined, null, '', ' ', 'ask'])
      assert.deepEqual(readTiles(value), { ground: { kind: 'ign' }, ask: true });
  });

  it('opens by itself for a source that the webmaster accepted', () => {
    for (const kind of ['ign', 'outline', 'none'] as const)
      assert.deepEqual(readTiles(kind), { ground: { kind }, ask: false });
    assert.deepEqual(readTiles('https://tiles.example/{z}/{x}/{y}.png'), {
      ground: { kind: 'template', address: 'https://tiles.example/{z}/{x}/{y}.png', host: 'tiles.example' },
      ask: false,
    });
  });

  it('accepts no template without TLS or without a place to put the tile', (context) => {
    const warn = context.mock.method(console, 'warn', () => undefined);
    const refused = [
      'http://tiles.example/{z}/{x}/{y}',
      'https://tiles.example/{z}/{x}',
      'javascript:{z}{x}{y}',
      'osm',
    ];
    for (const value of refused) assert.equal(readTiles(value).ask, true, value);
    assert.equal(warn.mock.callCount(), refused.length);
  });
});
