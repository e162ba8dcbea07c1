import type { BookingStatus } from '../../../sdk/contract/index.ts';

/** What a calendar file says of a booking: what, where and when, and nothing of the person. */
export interface CalendarEntry {
  readonly id: string;
  readonly status: BookingStatus;
  readonly start: Date;
  readonly end: Date;
  /** What was booked and where, on one line. */
  readonly summary: string;
  readonly description: string;
  readonly location: string;
  readonly position: { readonly lat: number; readonly lon: number } | null;
  /** Public page of the place. */
  readonly url: string | undefined;
  /** Who invites: RFC 5546 asks for an organizer. An e-mail address of the network or of the place. */
  readonly organizer: { readonly name: string; readonly address: string };
  /** Grows with each change of the booking. */
  readonly revision: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** iTIP (RFC 5546): a file that is published, or that takes back what was published before. */
export type CalendarMethod = 'PUBLISH' | 'CANCEL';

const states: Readonly<Record<BookingStatus, 'TENTATIVE' | 'CONFIRMED' | 'CANCELLED'>> = {
  held: 'TENTATIVE',
  requested: 'TENTATIVE',
  confirmed: 'CONFIRMED',
  honoured: 'CONFIRMED',
  'no-show': 'CONFIRMED',
  cancelled: 'CANCELLED',
  expired: 'CANCELLED',
  refused: 'CANCELLED',
};

export const calendarMethod = (status: BookingStatus): CalendarMethod =>
  states[status] === 'CANCELLED' ? 'CANCEL' : 'PUBLISH';

/**
 * A booking as an iCalendar object (RFC 5545). Times are UTC, so no time zone has to be described; the UID is the
 * booking's for ever, so that a later file replaces the earlier one.
 */
export const calendarFile = (entry: CalendarEntry): string =>
  calendarText([`METHOD:${calendarMethod(entry.status)}`], [entry]);

/**
 * Several bookings of one person in one object, with their states as they are now: what is published (RFC 5546, 3.2.1)
 * may have any number of entries, while a METHOD of CANCEL is about one.
 */
export const calendarOfMany = (entries: readonly CalendarEntry[]): string => calendarText(['METHOD:PUBLISH'], entries);

/** A calendar that programs read again and again: it has a name (RFC 7986, and what was before it) and a pace. */
export const calendarFeed = (name: string, entries: readonly CalendarEntry[]): string =>
  calendarText(
    [`NAME:${escapeText(name)}`, `X-WR-CALNAME:${escapeText(name)}`, 'REFRESH-INTERVAL;VALUE=DURATION:PT15M'],
    entries,
  );

function calendarText(properties: readonly string[], entries: readonly CalendarEntry[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Escale//Booking 1.0//FR',
    'CALSCALE:GREGORIAN',
    ...properties,
    ...entries.flatMap(eventLines),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

function eventLines(entry: CalendarEntry): string[] {
  const { position, organizer } = entry;
  return [
    'BEGIN:VEVENT',
    `UID:${entry.id}@escale`,
    `SEQUENCE:${entry.revision}`,
    // With a METHOD, the instant at which this version of the entry was made (3.8.7.2).
    `DTSTAMP:${utc(entry.updatedAt)}`,
    `CREATED:${utc(entry.createdAt)}`,
    `LAST-MODIFIED:${utc(entry.updatedAt)}`,
    `DTSTART:${utc(entry.start)}`,
    `DTEND:${utc(entry.end)}`,
    `STATUS:${states[entry.status]}`,
    `SUMMARY:${escapeText(entry.summary)}`,
    `DESCRIPTION:${escapeText(entry.description)}`,
    `LOCATION:${escapeText(entry.location)}`,
    ...(position ? [`GEO:${position.lat.toFixed(6)};${position.lon.toFixed(6)}`] : []),
    ...(entry.url === undefined ? [] : [`URL:${uri(entry.url)}`]),
    `ORGANIZER;CN=${parameter(organizer.name)}:${uri(`mailto:${organizer.address}`)}`,
    'TRANSP:OPAQUE',
    'END:VEVENT',
  ];
}

/** Form 2 of DATE-TIME (3.3.5). */
const utc = (instant: Date): string => `${instant.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;

// Control characters other than a line break stand in no text (3.1); a tab is a space to a reader.
// eslint-disable-next-line no-control-regex -- they are what is looked for
const controls = /[\u0000-\u0009\u000b-\u001f\u007f]/g;

/** TEXT (3.3.11). */
function escapeText(text: string): string {
  const plain = text.replace(/\r\n?/g, '\n').replace(controls, ' ');
  return plain.replace(/[\\;,]/g, (mark) => `\\${mark}`).replaceAll('\n', '\\n');
}

/** A parameter's value cannot hold a quotation mark (3.2) or a line break. */
const parameter = (text: string): string =>
  `"${text
    .replace(/[\r\n]/g, ' ')
    .replace(controls, ' ')
    .replaceAll('"', '’')}"`;

/** A URI stands as it is; what could end its line cannot be part of one. */
const uri = (text: string): string => text.replace(/\s/g, '');

/** Octets of a line without its end (3.1). */
const LINE = 75;

/** Folds a content line before its 76th octet, never inside a character. */
function fold(line: string): string {
  const lines: string[] = [];
  let current = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > LINE) {
      lines.push(current);
      current = ' ';
      octets = 1;
    }
    current += character;
    octets += size;
  }
  return [...lines, current].join('\r\n');
}
