import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { judgedAt, maxAge, parisDate } from './validity.ts';

const at = (text: string): Date => new Date(text);

describe('how long an answer is true', () => {
  it('is a minute, the next opening change, or midnight in Paris, whichever comes first', () => {
    assert.equal(maxAge(at('2026-11-21T08:30:20Z'), null), 60);
    assert.equal(maxAge(at('2026-11-21T08:30:20Z'), at('2026-11-21T08:31:00Z')), 40);
    assert.equal(maxAge(at('2026-11-21T22:59:48.500Z'), at('2026-11-22T08:00:00Z')), 11);
    assert.equal(maxAge(at('2026-07-21T21:59:30Z'), null), 30);
  });

  it('is nothing when the change has just happened', () => {
    assert.equal(maxAge(at('2026-11-21T08:31:00.400Z'), at('2026-11-21T08:31:00Z')), 0);
  });

  it('judges at the full minute, by the day of Paris', () => {
    assert.deepEqual(judgedAt(at('2026-11-21T08:30:59.999Z')), at('2026-11-21T08:30:00Z'));
    assert.equal(parisDate(at('2026-11-21T22:59:59Z')), '2026-11-21');
    assert.equal(parisDate(at('2026-11-21T23:00:00Z')), '2026-11-22');
    assert.equal(parisDate(at('2026-07-21T22:00:00Z')), '2026-07-22');
  });
});
