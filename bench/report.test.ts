import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatReport, median, meets } from './report.ts';

test('a goal is kept up to its own value', () => {
  const figure = { what: 'x', value: 14, unit: 'B' };
  assert.equal(meets({ ...figure, goal: { atMost: 14 } }), true);
  assert.equal(meets({ ...figure, goal: { atMost: 13.9 } }), false);
  assert.equal(meets({ ...figure, goal: { atLeast: 14 } }), true);
  assert.equal(meets({ ...figure, goal: { atLeast: 15 } }), false);
  assert.equal(meets(figure), true);
  assert.equal(meets({ ...figure, value: NaN, goal: { atMost: 14 } }), false);
});

test('the median is the middle, whatever the order', () => {
  assert.equal(median([9, 1, 5]), 5);
  assert.equal(median([4, 1, 3, 100]), 3.5);
});

test('the table tells date, versions, figures and what missed its goal', () => {
  const figures = [
    { what: 'map', value: 12.34, unit: 'B/place', goal: { atMost: 14 } },
    { what: 'search', value: 0.4, unit: 'ratio', goal: { atLeast: 0.5 }, note: 'eight connections' },
  ];
  const facts = { date: new Date('2026-11-21T12:00:00Z'), processors: 2, load: 0.25, versions: { Node: '24.0.0' } };
  const lines = formatReport(figures, facts).split('\n');
  assert.equal(lines[0], '2026-11-21 12:00 UTC · 2 processors, load 0.3 before · Node 24.0.0');
  assert.match(lines.at(-2) ?? '', /^ +map +12\.3 +B\/place +≤ 14$/);
  assert.match(lines.at(-1) ?? '', /^✖ +search +0\.400 +ratio +≥ 0\.5 +eight connections$/);
});

test('the table says whose figure it is, and counts whole things whole', () => {
  const facts = { date: new Date(0), processors: 2, load: 0, versions: {} };
  const line = formatReport([{ of: 'card', what: 'requests', value: 3, unit: '' }], facts)
    .split('\n')
    .at(-1);
  assert.match(line ?? '', /^ +card: requests +3$/);
});
