import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { frenchTimeZones } from './testing.ts';
import { WallClock } from './wall-clock.ts';

const paris = WallClock.of('Europe/Paris');
const instant = (wall: string, clock = paris): string => new Date(clock.instant(Date.parse(`${wall}Z`))).toISOString();
const wall = (at: string, clock = paris): string => new Date(clock.wallTime(Date.parse(at))).toISOString().slice(0, 16);

describe('WallClock', () => {
  it('reads summer and winter time', () => {
    assert.equal(wall('2026-07-14T10:00:00Z'), '2026-07-14T12:00');
    assert.equal(wall('2026-12-25T10:00:00Z'), '2026-12-25T11:00');
    assert.equal(instant('2026-07-14T12:00'), '2026-07-14T10:00:00.000Z');
  });

  it('takes the first of the two times shown in the night of 25 October 2026', () => {
    assert.equal(instant('2026-10-25T01:59'), '2026-10-24T23:59:00.000Z');
    assert.equal(instant('2026-10-25T02:00'), '2026-10-25T00:00:00.000Z');
    assert.equal(instant('2026-10-25T02:59'), '2026-10-25T00:59:00.000Z');
    assert.equal(instant('2026-10-25T03:00'), '2026-10-25T02:00:00.000Z');
    assert.equal(wall('2026-10-25T01:30:00Z'), '2026-10-25T02:30');
  });

  it('moves the hour that is not shown in the night of 28 March 2027 to the jump', () => {
    assert.equal(instant('2027-03-28T01:59'), '2027-03-28T00:59:00.000Z');
    assert.equal(instant('2027-03-28T02:00'), '2027-03-28T01:00:00.000Z');
    assert.equal(instant('2027-03-28T02:45'), '2027-03-28T01:00:00.000Z');
    assert.equal(instant('2027-03-28T03:00'), '2027-03-28T01:00:00.000Z');
    assert.equal(instant('2027-03-28T03:01'), '2027-03-28T01:01:00.000Z');
  });

  it('leaves the clocks of overseas alone in those nights, and changes those of Miquelon in its own', () => {
    for (const [timeZone, expected] of [
      ['Indian/Reunion', '2026-10-24T22:30:00.000Z'],
      ['Indian/Mayotte', '2026-10-24T23:30:00.000Z'],
      ['America/Guadeloupe', '2026-10-25T06:30:00.000Z'],
      ['America/Martinique', '2026-10-25T06:30:00.000Z'],
      ['America/Cayenne', '2026-10-25T05:30:00.000Z'],
      ['Pacific/Tahiti', '2026-10-25T12:30:00.000Z'],
      ['Pacific/Noumea', '2026-10-24T15:30:00.000Z'],
      ['America/Miquelon', '2026-10-25T04:30:00.000Z'],
    ] as const) {
      assert.equal(instant('2026-10-25T02:30', WallClock.of(timeZone)), expected, timeZone);
    }
    assert.equal(instant('2026-11-02T02:30', WallClock.of('America/Miquelon')), '2026-11-02T05:30:00.000Z');
  });

  it('keeps the order of any two times, and finds every instant of the year again but the repeated hour', () => {
    const start = Date.UTC(2026, 0, 1);
    fc.assert(
      fc.property(
        fc.constantFrom(...frenchTimeZones),
        fc.integer({ min: 0, max: 2 * 365 * 24 * 60 }),
        fc.integer({ min: 0, max: 180 }),
        (timeZone, minutes, later) => {
          const clock = WallClock.of(timeZone);
          const time = start + minutes * 60_000;
          assert.ok(clock.instant(time) <= clock.instant(time + later * 60_000));
          const again = clock.instant(clock.wallTime(time));
          assert.ok(again === time || again === time - 3_600_000, `${timeZone} ${new Date(time).toISOString()}`);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('refuses a time zone that does not exist', () => {
    assert.throws(() => WallClock.of('Europe/Rennes'), RangeError);
  });
});
