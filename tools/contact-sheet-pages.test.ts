import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { gridOf, pageHtml, paginate, type Pair } from './contact-sheet-pages.ts';

const pair = (title: string, height: number): Pair => ({
  title,
  light: `${title}-l.png`,
  dark: `${title}-d.png`,
  height,
});
const titles = (pages: ReturnType<typeof paginate>): string[][][] =>
  pages.map((page) => page.map((column) => column.map(({ title }) => title)));

describe('the sheets of stories', () => {
  it('fill column after column and page after page, in the order of the stories', () => {
    const pairs = ['a', 'b', 'c', 'd', 'e'].map((title) => pair(title, 400));
    assert.deepEqual(titles(paginate(pairs, { columns: 2, zoom: 1 }, 900)), [
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
      [['e']],
    ]);
  });

  it('lose none that is higher than a page', () => {
    assert.deepEqual(
      titles(paginate([pair('a', 100), pair('b', 5000), pair('c', 100)], { columns: 1, zoom: 1 }, 900)),
      [[['a']], [['b']], [['c']]],
    );
  });

  it('show phones in two columns, and no screen wider than a page', () => {
    assert.deepEqual(gridOf(320), { columns: 2, zoom: 1 });
    assert.equal(gridOf(1280).zoom * 1280, 768);
  });

  it('write titles as text', () => {
    assert.match(pageHtml('<b>', [[pair('a & b', 1)]], gridOf(320)), /<title>&lt;b>.*a &amp; b/s);
  });
});
