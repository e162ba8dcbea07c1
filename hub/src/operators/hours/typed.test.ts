import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readHoursGrid } from './read.ts';
import { emptyGrid, readTime, readTypedGrid, typedGrid, type TypedPeriod } from './typed.ts';
import { writeHoursGrid } from './write.ts';

const period = (from: string, to: string, more: Partial<TypedPeriod> = {}): TypedPeriod => ({
  from,
  to,
  unsure: false,
  note: '',
  ...more,
});

describe('the form of a week', () => {
  it('gives back what it was given', () => {
    for (const hours of [
      'Mo-Fr 09:00-12:30,14:00-18:00; Sa 10:00-12:00; PH off',
      'Mo-Th 18:00-01:00, Fr,Sa 18:00-03:00; PH off',
      'Mo 09:00-12:00, Mo 14:00-17:00 unknown "sur rendez-vous"; SH off; PH 10:00-12:00',
      'We 10:00-12:00; 2026 Dec 24-2027 Jan 02 off "congés"; May 02 10:00-12:00; Dec 20-Jan 03 off',
      'Mo-Su 00:00-24:00',
    ]) {
      const grid = readHoursGrid(hours);
      assert.ok(grid);
      const read = readTypedGrid(typedGrid(grid));
      assert.ok('grid' in read, JSON.stringify(read));
      assert.equal(writeHoursGrid(read.grid), hours);
    }
  });

  it('understands times as people write them', () => {
    for (const [text, minutes] of [
      ['9', 540],
      ['9h', 540],
      ['9 h 30', 570],
      ['9:05', 545],
      ['0930', 570],
      ['18.15', 1095],
      ['24:00', 1440],
      ['00:00', 0],
    ] as const) {
      assert.equal(readTime(text), minutes, text);
    }
    for (const text of ['', '25', '9:60', '24:01', 'midi', '9-12', '1:2', '99999']) {
      assert.equal(readTime(text), undefined, text);
    }
  });

  it('says where what is wrong, all at once', () => {
    const week = emptyGrid.week.map((day, index) =>
      index === 0 ? [period('9', 'midi')] : index === 2 ? [period('9', '12'), period('11', '14')] : day,
    );
    const read = readTypedGrid({
      ...emptyGrid,
      week,
      publicHolidays: { mode: 'open', periods: [period('', '')], note: '' },
      exceptions: [
        { mode: 'closed', periods: [], note: '', day: '2026-12-24', until: '2026-12-20', yearly: false },
        { mode: 'closed', periods: [], note: 'congés', day: '2026-02-30', until: '', yearly: false },
        { mode: 'closed', periods: [], note: '', day: '', until: '', yearly: false },
      ],
    });
    assert.ok('faults' in read);
    assert.deepEqual(
      read.faults.map(({ name }) => name),
      ['Mo-0-to', 'We-0-from', 'PH-0-from', 'x0-until', 'x1-day'],
    );
  });

  it('lets an evening run into the next day', () => {
    const read = readTypedGrid({ ...emptyGrid, week: emptyGrid.week.map(() => [period('18h', '2h')]) });
    assert.ok('grid' in read);
    assert.equal(writeHoursGrid(read.grid), 'Mo-Su 18:00-02:00; PH off');
  });
});
