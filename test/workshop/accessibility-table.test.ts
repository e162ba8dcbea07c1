/** docs/accessibility.md has every criterion of WCAG 2.2 (A, AA) and of RGAA 4.1.2, and the tests it names are there. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

const root = join(import.meta.dirname, '../..');
const text = await readFile(join(root, 'docs/accessibility.md'), 'utf8');
const [wcag = '', rgaa = ''] = text.split('\n## RGAA');

/** Success criteria of levels A and AA (W3C Recommendation of 5 October 2023; 4.1.1 is obsolete), by guideline. */
const criteria = Object.entries({
  '1.1': [1],
  '1.2': [1, 2, 3, 4, 5],
  '1.3': [1, 2, 3, 4, 5],
  '1.4': [1, 2, 3, 4, 5, 10, 11, 12, 13],
  '2.1': [1, 2, 4],
  '2.2': [1, 2],
  '2.3': [1],
  '2.4': [1, 2, 3, 4, 5, 6, 7, 11],
  '2.5': [1, 2, 3, 4, 7, 8],
  '3.1': [1, 2],
  '3.2': [1, 2, 3, 4, 6],
  '3.3': [1, 2, 3, 4, 7, 8],
  '4.1': [2, 3],
}).flatMap(([guideline, numbers]) => numbers.map((number) => `${guideline}.${number}`));

/** How many criteria each of RGAA's thirteen themes has. */
const themes = [9, 2, 3, 13, 8, 2, 5, 10, 4, 14, 13, 11, 12];

const rowsOf = (part: string): { number: string; cells: string[] }[] =>
  part
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .filter(([, number = '']) => /^\d+(\.\d+)+$/.test(number))
    .map(([, number = '', ...cells]) => ({ number, cells: cells.slice(0, -1) }));

test('each criterion of WCAG 2.2, A and AA, has a row', () => {
  assert.equal(criteria.length, 55);
  assert.deepEqual(
    rowsOf(wcag).map(({ number }) => number),
    criteria,
  );
});

test('each criterion of RGAA 4.1.2 has a row, a state and a proof or a reason', () => {
  const rows = rowsOf(rgaa);
  assert.deepEqual(
    rows.map(({ number }) => number),
    themes.flatMap((count, theme) => Array.from({ length: count }, (_, index) => `${theme + 1}.${index + 1}`)),
  );
  assert.equal(rows.length, 106);
  for (const { number, cells } of rows) {
    const [, state = '', proof = ''] = cells;
    assert.match(state, /^(C|NA|P)$/, number);
    assert.ok(state === 'P' || proof !== '', `${number} has no proof and no reason`);
    if (/^\d\.\d+\.\d+$/.test(proof)) assert.ok(criteria.includes(proof), `${number} names ${proof}`);
  }
});

test('what applies has a test, or says who looked and when', () => {
  for (const { number, cells } of rowsOf(wcag)) {
    const [, state, proof = ''] = cells;
    if (state !== 'applies') continue;
    assert.match(proof, /\.test\.ts`|Manual, \d{4}-\d\d-\d\d|^None: /, number);
  }
});

test('each test that is named is there', async () => {
  const named = [...text.matchAll(/`([\w/.-]+\.test\.ts)` « (.+?) »/g)];
  assert.ok(named.length >= 60);
  for (const [, file = '', title = ''] of named) {
    const source = (await readFile(join(root, file), 'utf8')).replaceAll("\\'", "'");
    assert.ok(source.includes(title), `${file} has no test « ${title} »`);
  }
  for (const [, file = ''] of text.matchAll(/`([\w/.-]+\.test\.ts)`/g)) await readFile(join(root, file));
});
