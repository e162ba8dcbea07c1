import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { documentFile, formatSection, replaceSection } from './document.ts';
import { measurements } from './measurements.ts';

const facts = { date: new Date('2026-11-22T12:30:00Z'), processors: 2, load: 0.25, versions: { Node: '24.0.0' } };

test('a section tells date, machine, versions, and each figure in a row', () => {
  const figures = [
    { what: 'map', value: 12.34, unit: 'B/place', goal: { atMost: 14 } },
    { what: 'search', value: 0.4, unit: 'ratio', goal: { atLeast: 0.5 }, note: 'eight connections' },
  ];
  assert.equal(
    formatSection(figures, facts),
    `2026-11-22 12:30 UTC · 2 processors, load 0.3 before · Node 24.0.0

| what | measured | goal | how |
| --- | --- | --- | --- |
| map | 12.3 B/place | ≤ 14 |  |
| search | ✖ 0.400 | ≥ 0.5 | eight connections |`,
  );
});

test('figures of several owners are a row each, and a peer has no goal to miss', () => {
  const figures = [
    { of: 'card', what: 'requests', value: 4, unit: '', goal: { atMost: 3 } },
    { of: 'card', what: 'code', value: 12.34, unit: 'KB' },
    { of: 'peer', what: 'requests', value: 9, unit: '' },
  ];
  assert.equal(
    formatSection(figures, facts).split('\n\n')[1],
    `|  | requests, ≤ 3 | code, KB |
| --- | --- | --- |
| card | ✖ 4 | 12.3 |
| peer | 9 |  |`,
  );
});

test('only what stands between the marks of a section is replaced', () => {
  const document = 'a\n<!-- measured: x -->\nold\n<!-- end -->\nb\n<!-- measured: y -->\nother\n<!-- end -->\n';
  assert.equal(
    replaceSection(document, 'x', 'new'),
    'a\n<!-- measured: x -->\n\nnew\n\n<!-- end -->\nb\n<!-- measured: y -->\nother\n<!-- end -->\n',
  );
  assert.throws(() => replaceSection(document, 'z', 'new'), /has no/);
});

test('every measurement has its place in docs/bench.md', async () => {
  const document = await readFile(documentFile, 'utf8');
  for (const name of Object.keys(measurements)) assert.doesNotThrow(() => replaceSection(document, name, ''), name);
});
