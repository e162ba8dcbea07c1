import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { judgedAt, maxAge } from './validity.ts';

const at = (text: string): Date => new Date(text);

describe('how long an answer is true', () => {
  it('is a minute or until the next opening change, whichever comes first', () => {
    assert.equal(maxAge(at('2026-11-21T08:31:20Z'), null), 60);
    assert.equal(maxAge(at('2026-11-21T08:31:20Z'), at('2026-11-21T08:32:00Z')), 40);
  });

  it('ends with the day, in whichever time zone', () => {
    const zones = Intl.supportedValuesOf('timeZone');
    assert.ok(zones.length > 400);
    for (const timeZone of zones) {
      const time = new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'medium' });
      for (const day of ['2026-01-15', '2026-07-15']) {
        const [hours = 0, minutes = 0] = time
          .format(at(`${day}T00:00:00Z`))
          .split(':')
          .map(Number);
        const midnight = at(`${day}T00:00:00Z`).getTime() + (1440 - hours * 60 - minutes) * 60_000;
        assert.equal(maxAge(new Date(midnight - 11_500), null), 11, timeZone);
      }
    }
  });

  it('is nothing when the change has just happened', () => {
    assert.equal(maxAge(at('2026-11-21T08:31:00.400Z'), at('2026-11-21T08:31:00Z')), 0);
  });

  it('judges at the full minute', () => {
    assert.deepEqual(judgedAt(at('2026-11-21T08:30:59.999Z')), at('2026-11-21T08:30:00Z'));
  });
});
