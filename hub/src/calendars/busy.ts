import ICAL from 'ical.js';
import { WallClock } from '../opening/wall-clock.ts';
import { CalendarFault } from './fault.ts';

/** A stretch of time in milliseconds since 1970, half-open. */
export interface Busy {
  readonly from: number;
  readonly to: number;
}

export interface Window extends Busy {
  /** Of the place: times without a zone, and whole days, are meant there (RFC 5545, 3.3.5, form 1). */
  readonly timeZone: string;
}

const SECOND = 1000;
const DAY = 86_400 * SECOND;
/** Occurrences looked at for one event: each quarter of an hour for a year, each day for a century. */
const MAX_STEPS = 40_000;
/** Periods that one calendar may hold. */
const MAX_PERIODS = 20_000;

/**
 * When a calendar (RFC 5545) says that its owner is taken, within a window: merged, in order. Events count unless they
 * are cancelled or transparent; so do the busy periods of a VFREEBUSY.
 * @throws CalendarFault when it is no calendar, or repeats more than anybody is busy
 */
export function busyTimes(text: string, window: Window): Busy[] {
  const periods: Busy[] = [];
  const add = (period: Busy): void => {
    const from = Math.max(period.from, window.from);
    const to = Math.min(period.to, window.to);
    if (from >= to) return;
    if (periods.length >= MAX_PERIODS) throw tooMany();
    periods.push({ from, to });
  };
  for (const calendar of parseCalendars(text)) {
    const events = calendar.getAllSubcomponents('vevent').filter((event) => event.hasProperty('dtstart'));
    for (const event of events) expandEvent(event, events, window, add);
    for (const freeBusy of calendar.getAllSubcomponents('vfreebusy')) expandFreeBusy(freeBusy, window, add);
  }
  return merge(periods);
}

const tooMany = (): CalendarFault => new CalendarFault('Le calendrier contient trop d’événements pour être lu.');

function parseCalendars(text: string): ICAL.Component[] {
  const notCalendar = 'Ce qui est à l’adresse du calendrier n’est pas un calendrier (format iCalendar).';
  if (!/^\uFEFF?\s*BEGIN:VCALENDAR/i.test(text)) throw new CalendarFault(notCalendar);
  try {
    const parsed: unknown = ICAL.parse(text.replace(/^\uFEFF/, '').trimStart());
    // One calendar is given bare, several as a list of them.
    const calendars = (Array.isArray(parsed) && typeof parsed[0] === 'string' ? [parsed] : parsed) as unknown[][];
    return calendars.map((calendar) => new ICAL.Component(calendar));
  } catch (error) {
    throw new CalendarFault(notCalendar, { cause: error });
  }
}

type Add = (period: Busy) => void;

function expandEvent(event: ICAL.Component, all: readonly ICAL.Component[], window: Window, add: Add): void {
  if (!isBusy(event)) return;
  const start = readTime(event, 'dtstart', window);
  if (start === undefined) return;
  const length = lengthOf(event, start, window);
  // An event that stands in for one occurrence of another happens once, at its own time.
  if (event.hasProperty('recurrence-id') || !(event.hasProperty('rrule') || event.hasProperty('rdate'))) {
    add({ from: start.instant, to: start.after(start.wall, length) });
    return;
  }
  const replaced = replacements(event, all, window);
  for (const wall of occurrences(event, start, window)) {
    const from = start.at(wall);
    if (replaced.at.has(from)) continue;
    const { shift, length: changed } = replaced.from(from) ?? { shift: 0, length };
    add({ from: start.at(wall + shift), to: start.after(wall + shift, changed) });
  }
}

function isBusy(event: ICAL.Component): boolean {
  const value = (name: string): string => String(event.getFirstPropertyValue(name) ?? '').toUpperCase();
  return value('transp') !== 'TRANSPARENT' && value('status') !== 'CANCELLED';
}

/** A time of an event, and how the clock runs where it is meant. */
interface EventTime {
  /** What the clock shows, as if it were UTC. */
  readonly wall: number;
  readonly instant: number;
  readonly isDate: boolean;
  at(wall: number): number;
  after(wall: number, length: Length): number;
}

/** Days are those of the calendar, and the rest is elapsed time (RFC 5545, 3.3.6 and 3.8.5.3). */
interface Length {
  readonly days: number;
  readonly milliseconds: number;
}

function readTime(event: ICAL.Component, name: string, window: Window): EventTime | undefined {
  const property = event.getFirstProperty(name);
  const time = property?.getFirstValue();
  if (!property || !(time instanceof ICAL.Time)) return undefined;
  const tzid: unknown = property.getParameter('tzid');
  const at = clockOf(time, typeof tzid === 'string' ? tzid : undefined, window);
  const wall = wallOf(time);
  return {
    wall,
    instant: at(wall),
    isDate: time.isDate,
    at,
    after: (from, { days, milliseconds }) => at(from + days * DAY) + milliseconds,
  };
}

const wallOf = ({ year, month, day, hour, minute, second, isDate }: ICAL.Time): number =>
  isDate ? Date.UTC(year, month - 1, day) : Date.UTC(year, month - 1, day, hour, minute, second);

/** UTC, a zone that everybody knows by name, the zone that the file describes, or else that of the place. */
function clockOf(time: ICAL.Time, tzid: string | undefined, { timeZone }: Window): (wall: number) => number {
  if (time.isDate) return (wall) => WallClock.of(timeZone).instant(wall);
  if (time.zone === ICAL.Timezone.utcTimezone) return (wall) => wall;
  const known = tzid === undefined ? undefined : knownClock(tzid);
  if (known) return (wall) => known.instant(wall);
  const { zone } = time;
  if (zone !== ICAL.Timezone.localTimezone) {
    return (wall) => {
      const moment = ICAL.Time.fromJSDate(new Date(wall), true);
      moment.zone = zone;
      return moment.toUnixTime() * SECOND;
    };
  }
  return (wall) => WallClock.of(timeZone).instant(wall);
}

function knownClock(tzid: string): WallClock | undefined {
  try {
    return WallClock.of(tzid);
  } catch (error) {
    // RangeError: a name of the program's own, such as « Romance Standard Time ».
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function lengthOf(event: ICAL.Component, start: EventTime, window: Window): Length {
  const duration = event.getFirstPropertyValue('duration');
  if (duration instanceof ICAL.Duration) {
    const { weeks, days, hours, minutes, seconds } = duration;
    return { days: weeks * 7 + days, milliseconds: ((hours * 60 + minutes) * 60 + seconds) * SECOND };
  }
  const end = readTime(event, 'dtend', window);
  // Without an end, a day lasts that day and a moment takes no time (3.6.1).
  if (!end) return { days: start.isDate ? 1 : 0, milliseconds: 0 };
  if (start.isDate) return { days: Math.max(1, Math.round((end.wall - start.wall) / DAY)), milliseconds: 0 };
  return { days: 0, milliseconds: end.instant - start.instant };
}

/** What the clock shows at each occurrence before the window's end, without those that are excepted. */
function* occurrences(event: ICAL.Component, start: EventTime, window: Window): Generator<number> {
  const first = event.getFirstPropertyValue('dtstart');
  if (!(first instanceof ICAL.Time)) return;
  if (event.getAllProperties('rrule').some((rule) => /FREQ=SECONDLY/i.test(String(rule.getFirstValue())))) {
    throw tooMany();
  }
  const excepted = new Set(readTimes(event, 'exdate', start, window));
  const given = new Set([start.instant, ...readTimes(event, 'rdate', start, window)]);
  // The start is the first occurrence whatever else is said (3.8.2.4); with RDATE alone the library leaves it out.
  if (!excepted.has(start.instant)) yield start.wall;
  const follows = ruleChecks(event, first);
  const expansion = new ICAL.RecurExpansion({ component: event, dtstart: first });
  for (let steps = 0; ; steps += 1) {
    if (steps >= MAX_STEPS) throw tooMany();
    const next = expansion.next() as ICAL.Time | null | undefined;
    if (!next) return;
    const wall = wallOf(next);
    const instant = start.at(wall);
    if (instant >= window.to) return;
    if (!excepted.has(instant) && (given.has(instant) || follows(next))) yield wall;
  }
}

/**
 * A date that does not exist is left out (3.3.10), while the library makes 1 March of 29 February: what is not in the
 * month, or on the day of the month, that the rule asks for is no occurrence.
 */
function ruleChecks(event: ICAL.Component, first: ICAL.Time): (time: ICAL.Time) => boolean {
  const [rule, ...others] = event.getAllProperties('rrule').map((property) => property.getFirstValue());
  if (!(rule instanceof ICAL.Recur) || others.length > 0) return () => true;
  const listed = (part: string): number[] => (rule.parts as Record<string, number[] | undefined>)[part] ?? [];
  const months = listed('BYMONTH');
  const days = listed('BYMONTHDAY');
  const picksDay = ['BYDAY', 'BYMONTHDAY', 'BYYEARDAY', 'BYWEEKNO'].some((part) => listed(part).length > 0);
  const sameDay = !picksDay && (rule.freq === 'YEARLY' || rule.freq === 'MONTHLY');
  return ({ month, day }) =>
    (months.length === 0 || months.includes(month)) &&
    (days.length === 0 || days.some((wanted) => wanted < 0 || wanted === day)) &&
    (!sameDay || day === first.day);
}

/** The instants of a property that lists times, each in a zone of its own perhaps. */
function readTimes(event: ICAL.Component, name: string, start: EventTime, window: Window): number[] {
  return event.getAllProperties(name).flatMap((property) => {
    const tzid: unknown = property.getParameter('tzid');
    return property.getValues().flatMap((time: unknown) => {
      if (!(time instanceof ICAL.Time)) return [];
      // A whole day takes out what happens on it at the hour of the event: several programs write EXDATE so.
      if (time.isDate && !start.isDate) return [start.at(wallOf(time) + (start.wall - floorDay(start.wall)))];
      const at = clockOf(time, typeof tzid === 'string' ? tzid : undefined, window);
      return [at(wallOf(time))];
    });
  });
}

const floorDay = (wall: number): number => Math.floor(wall / DAY) * DAY;

/** Occurrences of an event that others of the same UID stand in for. */
function replacements(event: ICAL.Component, all: readonly ICAL.Component[], window: Window) {
  const uid = event.getFirstPropertyValue('uid');
  const at = new Set<number>();
  const future: { since: number; shift: number; length: Length }[] = [];
  for (const other of all) {
    const id = readTime(other, 'recurrence-id', window);
    const start = readTime(other, 'dtstart', window);
    if (!id || !start || other.getFirstPropertyValue('uid') !== uid) continue;
    at.add(id.instant);
    const range: unknown = other.getFirstProperty('recurrence-id')?.getParameter('range');
    if (String(range).toUpperCase() !== 'THISANDFUTURE') continue;
    future.push({ since: id.instant, shift: start.wall - id.wall, length: lengthOf(other, start, window) });
  }
  future.sort((a, b) => b.since - a.since);
  return { at, from: (instant: number) => future.find(({ since }) => instant > since) };
}

function expandFreeBusy(component: ICAL.Component, window: Window, add: Add): void {
  for (const property of component.getAllProperties('freebusy')) {
    const kind: unknown = property.getParameter('fbtype');
    if (String(kind).toUpperCase() === 'FREE') continue;
    for (const value of property.getValues() as unknown[]) {
      if (!(value instanceof ICAL.Period)) continue;
      // Always UTC (3.8.2.6); getEnd adds the duration when that is what is given.
      add({ from: clockOf(value.start, undefined, window)(wallOf(value.start)), to: wallOf(value.getEnd()) });
    }
  }
}

function merge(periods: readonly Busy[]): Busy[] {
  const merged: { from: number; to: number }[] = [];
  for (const { from, to } of periods.toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else merged.push({ from, to });
  }
  return merged;
}
