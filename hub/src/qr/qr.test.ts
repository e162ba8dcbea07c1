import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import decodeQR from 'qr/decode.js';
import { qrSvg } from './qr.ts';

const QUIET = 4;

/** Draws the SVG as a camera would see it, `scale` pixels a module. */
function photograph(svg: string, scale = 4) {
  const size = Number(/viewBox="0 0 (\d+) /.exec(svg)?.[1]);
  const width = size * scale;
  const pixels = new Uint8ClampedArray(width * width * 4).fill(255);
  const dark = /fill="#000" d="([^"]*)"/.exec(svg)?.[1] ?? '';
  for (const [, x, y, length] of dark.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let row = Number(y) * scale; row < (Number(y) + 1) * scale; row++) {
      const start = (row * width + Number(x) * scale) * 4;
      for (let index = start; index < start + Number(length) * scale * 4; index++) {
        if (index % 4 !== 3) pixels[index] = 0;
      }
    }
  }
  return { width, height: width, data: pixels };
}

describe('qrSvg', () => {
  it('is read as what it says', () => {
    for (const text of ['https://escale.example/v/1002M', 'a', 'https://escale.example/labels/' + 'x'.repeat(300)]) {
      assert.equal(decodeQR(photograph(qrSvg(text, { title: 't' }))), text);
    }
  });

  it('is read as what it says, whatever address it is', () => {
    const address = fc.webUrl({ withQueryParameters: true });
    fc.assert(
      fc.property(address, (url) => decodeQR(photograph(qrSvg(url, { title: 't' }))) === url),
      { numRuns: 25 },
    );
  });

  it('keeps a quiet zone of four modules', () => {
    const svg = qrSvg('https://escale.example', { title: 't' });
    const size = Number(/viewBox="0 0 (\d+) /.exec(svg)?.[1]);
    const runs = [...svg.matchAll(/M(\d+) (\d+)h(\d+)v1/g)].map((run) => run.slice(1).map(Number));
    assert.ok(runs.length > 50);
    for (const [x = 0, y = 0, length = 0] of runs) {
      assert.ok(x >= QUIET && y >= QUIET && x + length <= size - QUIET && y < size - QUIET);
    }
  });

  it('keeps its title from being markup', () => {
    const svg = qrSvg('a', { title: '</title><script>"&\u0000' });
    assert.match(svg, /<title>&lt;\/title&gt;&lt;script&gt;&quot;&amp;<\/title>/);
  });

  it('says that a text does not fit', () => {
    assert.throws(() => qrSvg('é'.repeat(2000), { title: 't' }), { name: 'RangeError', message: /4000 bytes/ });
    assert.throws(() => qrSvg('', { title: 't' }), RangeError);
  });
});
