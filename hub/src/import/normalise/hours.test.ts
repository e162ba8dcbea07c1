import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { canonicalHours } from '../../opening/canonical.ts';
import { readDayHours, weekdays, writeWeek } from './hours.ts';

const certain = (slots: string, ...repaired: string[]) => ({ status: 'certain', slots, repaired });

describe('reading the hours of a day', () => {
  it('reads the ways people write them', () => {
    assert.deepEqual(readDayHours('09:00 - 12:00 / 14:00 - 17:30'), certain('09:00-12:00,14:00-17:30'));
    assert.deepEqual(readDayHours('9h-12h et 14h-17h30'), certain('09:00-12:00,14:00-17:30'));
    assert.deepEqual(readDayHours('de 9h à 12h'), certain('09:00-12:00'));
    assert.deepEqual(readDayHours('18:00 - 00:00'), certain('18:00-24:00'));
    assert.deepEqual(readDayHours('Fermé'), certain(''));
  });

  it('ignores slots from midnight to midnight', () => {
    assert.deepEqual(readDayHours('00:00 - 00:00 / 09:00 - 12:00'), certain('09:00-12:00', 'slots-ignored'));
    assert.deepEqual(readDayHours('00:00 - 00:00'), certain('', 'slots-ignored'));
  });

  it('joins equal and touching slots and sorts the others', () => {
    assert.deepEqual(readDayHours('09:00 - 12:00 / 09:00 - 12:00'), certain('09:00-12:00', 'slots-merged'));
    assert.deepEqual(readDayHours('09:00 - 11:00 / 11:00 - 12:00'), certain('09:00-12:00', 'slots-merged'));
    assert.deepEqual(readDayHours('14:00 - 17:00 / 09:00 - 12:00'), certain('09:00-12:00,14:00-17:00', 'slots-sorted'));
  });

  it('does not choose between slots that contradict each other', () => {
    assert.equal(readDayHours('09:00 - 16:30 / 13:30 - 16:30').status, 'contested');
    assert.equal(readDayHours('08:30 - 16:30 / 08:30 - 16:00').status, 'contested');
  });

  it('does not guess', () => {
    for (const text of [
      'sur rendez-vous',
      '25:00 - 26:00',
      '12:00 - 09:00',
      '09:00',
      '09:00 - 12:60',
      '9h-12h sauf mardi',
    ]) {
      assert.deepEqual(readDayHours(text), { status: 'unreadable' }, text);
    }
  });

  it('gives slots in order, apart from each other and within the day, whatever it is told', () => {
    const time = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '15', '30', '45'));
    const slot = fc.tuple(time, time).map(([[h, m], [k, n]]) => `${h}:${m} - ${k}:${n}`);
    fc.assert(
      fc.property(fc.array(slot, { minLength: 1, maxLength: 5 }), (slots) => {
        const reading = readDayHours(slots.join(' / '));
        if (reading.status === 'unreadable' || reading.slots === '') return;
        const bounds = reading.slots.split(/[-,]/);
        assert.deepEqual(bounds, bounds.toSorted());
        assert.equal(new Set(bounds).size, bounds.length);
      }),
    );
  });
});

describe('writing a week', () => {
  const open = readDayHours('09:00 - 12:00 / 14:00 - 17:00');
  const morning = readDayHours('09:00 - 12:00');

  it('puts equal days together', () => {
    assert.equal(
      writeWeek({ Mo: open, Tu: open, We: morning, Th: open, Fr: open, Sa: morning }),
      'Mo,Tu,Th,Fr 09:00-12:00,14:00-17:00; We,Sa 09:00-12:00',
    );
    assert.equal(writeWeek({ Mo: open, Tu: open, We: open, Fr: open }), 'Mo-We,Fr 09:00-12:00,14:00-17:00');
  });

  it('keeps the other days certain when one is not', () => {
    const contested = readDayHours('09:00 - 16:30 / 13:30 - 16:30');
    assert.equal(
      writeWeek({ Mo: morning, Tu: contested, We: { status: 'unreadable' } }),
      'Mo 09:00-12:00; Tu 09:00-16:30 unknown "horaires à vérifier"; We unknown "horaires à vérifier"',
    );
  });

  it('says nothing of a week without hours', () => {
    assert.equal(writeWeek({}), undefined);
    assert.equal(writeWeek({ Mo: readDayHours('fermé') }), undefined);
  });

  it('writes what opening_hours reads', () => {
    const day = fc.constantFrom(
      '09:00 - 12:00',
      '09:00 - 12:00 / 14:00 - 17:00',
      '09:00-16:30/13:30-16:30',
      'fermé',
      'hop',
      '18:00-00:00',
    );
    fc.assert(
      fc.property(fc.tuple(day, day, day, day, day, day, day), (cells) => {
        const week = writeWeek(
          Object.fromEntries(weekdays.map((name, index) => [name, readDayHours(cells[index] ?? '')])),
        );
        if (week !== undefined) assert.ok('hours' in canonicalHours(week), week);
      }),
      { numRuns: 50 },
    );
  });
});
