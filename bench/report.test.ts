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
  const lines = formatReport(figures, { Node: '24.0.0' }, new Date('2026-11-21T12:00:00Z')).split('\n');
  assert.match(lines[0] ?? '', /^2026-11-21T12:00:00\.000Z .*Node 24\.0\.0$/);
  assert.match(lines.at(-2) ?? '', /^ +map +12\.3 +B\/place +≤ 14$/);
  assert.match(lines.at(-1) ?? '', /^✖ +search +0\.400 +ratio +≥ 0\.5 +eight connections$/);
});
