import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { busyTimes } from './busy.ts';
import { CalendarFault } from './fault.ts';
import { judgeCalendar } from './judge.ts';

const window = { from: Date.parse('2026-10-01T00:00Z'), to: Date.parse('2027-10-01T00:00Z'), timeZone: 'Europe/Paris' };
const calendar = (...lines: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//FR', ...lines, 'END:VCALENDAR', ''].join('\r\n');
const event = (...lines: string[]) => ['BEGIN:VEVENT', 'UID:1', ...lines, 'END:VEVENT'];
const busy = (text: string, given: Partial<typeof window> = {}) =>
  busyTimes(text, { ...window, ...given }).map(({ from, to }) =>
    [from, to].map((instant) => new Date(instant).toISOString().slice(0, 16)).join(' '),
  );

describe('busyTimes', () => {
  const rows: [title: string, lines: string[], expected: string[], timeZone?: string][] = [
    ['UTC', event('DTSTART:20261124T090000Z', 'DTEND:20261124T100000Z'), ['2026-11-24T09:00 2026-11-24T10:00']],
    [
      'a zone known by name',
      event('DTSTART;TZID=America/New_York:20261124T090000', 'DURATION:PT90M'),
      ['2026-11-24T14:00 2026-11-24T15:30'],
    ],
    [
      'a zone that the file describes',
      [
        ...['BEGIN:VTIMEZONE', 'TZID:Romance Standard Time', 'BEGIN:STANDARD', 'DTSTART:16010101T030000'],
        ...['TZOFFSETFROM:+0200', 'TZOFFSETTO:+0100', 'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10', 'END:STANDARD'],
        ...['BEGIN:DAYLIGHT', 'DTSTART:16010101T020000', 'TZOFFSETFROM:+0100', 'TZOFFSETTO:+0200'],
        ...['RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3', 'END:DAYLIGHT', 'END:VTIMEZONE'],
        ...event(
          'DTSTART;TZID=Romance Standard Time:20261020T090000',
          'DTEND;TZID=Romance Standard Time:20261020T100000',
          'RRULE:FREQ=WEEKLY;COUNT=2',
        ),
      ],
      ['2026-10-20T07:00 2026-10-20T08:00', '2026-10-27T08:00 2026-10-27T09:00'],
    ],
    [
      'no zone: that of the place',
      event('DTSTART:20261124T090000', 'DTEND:20261124T100000'),
      ['2026-11-24T05:00 2026-11-24T06:00'],
      'Indian/Reunion',
    ],
    ['a whole day at the place', event('DTSTART;VALUE=DATE:20261124'), ['2026-11-23T23:00 2026-11-24T23:00']],
    [
      'a day of 25 hours',
      event('DTSTART;VALUE=DATE:20261025', 'DTEND;VALUE=DATE:20261026'),
      ['2026-10-24T22:00 2026-10-25T23:00'],
    ],
    [
      'the same hour of the wall on both sides of a change of time, without what is excepted',
      event(
        'DTSTART;TZID=Europe/Paris:20261022T090000',
        'DTEND;TZID=Europe/Paris:20261022T100000',
        'RRULE:FREQ=DAILY;COUNT=5',
        'EXDATE;TZID=Europe/Paris:20261024T090000',
        'EXDATE:20261025T080000Z',
      ),
      ['2026-10-22T07:00 2026-10-22T08:00', '2026-10-23T07:00 2026-10-23T08:00', '2026-10-26T08:00 2026-10-26T09:00'],
    ],
    [
      'an occurrence that was moved, and one that was called off',
      [
        ...event('DTSTART:20261102T090000Z', 'DTEND:20261102T100000Z', 'RRULE:FREQ=WEEKLY;COUNT=3'),
        ...event('RECURRENCE-ID:20261109T090000Z', 'DTSTART:20261110T140000Z', 'DTEND:20261110T150000Z'),
        ...event('RECURRENCE-ID:20261116T090000Z', 'DTSTART:20261116T090000Z', 'STATUS:CANCELLED'),
      ],
      ['2026-11-02T09:00 2026-11-02T10:00', '2026-11-10T14:00 2026-11-10T15:00'],
    ],
    [
      'an occurrence moved with all that follow',
      [
        ...event('DTSTART:20261102T090000Z', 'DTEND:20261102T100000Z', 'RRULE:FREQ=WEEKLY;COUNT=3'),
        ...event(
          'RECURRENCE-ID;RANGE=THISANDFUTURE:20261109T090000Z',
          'DTSTART:20261109T110000Z',
          'DTEND:20261109T113000Z',
        ),
      ],
      ['2026-11-02T09:00 2026-11-02T10:00', '2026-11-09T11:00 2026-11-09T11:30', '2026-11-16T11:00 2026-11-16T11:30'],
    ],
    ['not what is transparent', event('DTSTART;VALUE=DATE:20261124', 'TRANSP:TRANSPARENT'), []],
    ['not what is cancelled', event('DTSTART;VALUE=DATE:20261124', 'STATUS:CANCELLED'), []],
    [
      'what is tentative',
      event('DTSTART:20261124T090000Z', 'DURATION:PT1H', 'STATUS:TENTATIVE'),
      ['2026-11-24T09:00 2026-11-24T10:00'],
    ],
    ['not a moment without a length', event('DTSTART:20261124T090000Z'), []],
    ['not what ends before it begins', event('DTSTART:20261124T090000Z', 'DTEND:20261124T080000Z'), []],
    [
      'the busy times of a free/busy component, and not the free ones',
      [
        ...['BEGIN:VFREEBUSY', 'FREEBUSY:20261124T090000Z/PT1H,20261125T090000Z/20261125T110000Z'],
        ...['FREEBUSY;FBTYPE=FREE:20261126T090000Z/PT1H', 'FREEBUSY;FBTYPE=BUSY-UNAVAILABLE:20261127T090000Z/PT1H'],
        'END:VFREEBUSY',
      ],
      ['2026-11-24T09:00 2026-11-24T10:00', '2026-11-25T09:00 2026-11-25T11:00', '2026-11-27T09:00 2026-11-27T10:00'],
    ],
    [
      'times that touch or overlap as one',
      [
        ...event('DTSTART:20261124T100000Z', 'DURATION:PT1H'),
        ...event('DTSTART:20261124T090000Z', 'DURATION:PT1H'),
        ...event('DTSTART:20261124T093000Z', 'DURATION:PT15M'),
      ],
      ['2026-11-24T09:00 2026-11-24T11:00'],
    ],
    [
      'only what lies in the window, of what began long before and never ends',
      event('DTSTART:20200101T090000Z', 'DURATION:PT1H', 'RRULE:FREQ=YEARLY'),
      ['2027-01-01T09:00 2027-01-01T10:00'],
    ],
    ['29 February, in leap years', event('DTSTART;VALUE=DATE:20240229', 'RRULE:FREQ=YEARLY'), []],
    [
      'the 31st of the months that have one',
      event('DTSTART;VALUE=DATE:20261031', 'RRULE:FREQ=MONTHLY;COUNT=3'),
      ['2026-10-30T23:00 2026-10-31T23:00', '2026-12-30T23:00 2026-12-31T23:00', '2027-01-30T23:00 2027-01-31T23:00'],
    ],
    [
      'the last Friday of each month',
      event('DTSTART:20261127T090000Z', 'DURATION:PT1H', 'RRULE:FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20261231T000000Z'),
      ['2026-11-27T09:00 2026-11-27T10:00', '2026-12-25T09:00 2026-12-25T10:00'],
    ],
    [
      'extra dates',
      event('DTSTART:20261124T090000Z', 'DURATION:PT1H', 'RDATE:20261201T100000Z'),
      ['2026-11-24T09:00 2026-11-24T10:00', '2026-12-01T10:00 2026-12-01T11:00'],
    ],
  ];
  for (const [title, lines, expected, timeZone] of rows) {
    it(`reads ${title}`, () =>
      assert.deepEqual(busy(calendar(...lines), timeZone === undefined ? {} : { timeZone }), expected));
  }

  it('keeps an event of the whole year, cut to the window', () => {
    const [only] = busyTimes(calendar(...event('DTSTART:20200101T000000Z', 'DTEND:20400101T000000Z')), window);
    assert.deepEqual(only, { from: window.from, to: window.to });
  });

  const fault = (sentence: RegExp) => (error: unknown) =>
    error instanceof CalendarFault && sentence.test(error.message);
  for (const text of ['', '<!doctype html>', 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nnonsense', '{"a":1}']) {
    it(`says that ${JSON.stringify(text)} is no calendar`, () =>
      assert.throws(() => busyTimes(text, window), fault(/pas un calendrier/)));
  }

  it('refuses what repeats more than anybody is busy', () => {
    for (const frequency of ['SECONDLY', 'MINUTELY']) {
      const text = calendar(...event('DTSTART:20261001T000000Z', 'DURATION:PT1S', `RRULE:FREQ=${frequency}`));
      assert.throws(() => busyTimes(text, window), fault(/trop d’événements/));
    }
  });
});

describe('judgeCalendar', () => {
  it('gives what busyTimes gives, and its faults', async () => {
    const text = calendar(...event('DTSTART:20261124T090000Z', 'DURATION:PT1H'));
    assert.deepEqual(await judgeCalendar(text, window), busyTimes(text, window));
    await assert.rejects(judgeCalendar('<html>', window), CalendarFault);
  });

  it('gives up on what takes too long', async () => {
    const rule = 'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30';
    const text = calendar(...event('DTSTART:20200201T000000Z', 'DURATION:PT1H', rule));
    await assert.rejects(judgeCalendar(text, window, 1), (error) => error instanceof CalendarFault);
    assert.deepEqual(await judgeCalendar(text, window), []);
  });
});
