import type { Booking } from '../../sdk/contract/index.ts';

/**
 * A booking as an iCalendar object (RFC 5545). Its UID is that of the file in the e-mail, which replaces it; an entry
 * without METHOD and with SEQUENCE 0 is older than any the hub sends later.
 * @param location the place's address on one line
 */
export function calendarFile(
  { id, place, resource, start, end, status, createdAt }: Booking,
  location: string,
): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Escale//Booking button 1.0//FR',
    'BEGIN:VEVENT',
    `UID:${id}@escale`,
    'SEQUENCE:0',
    `DTSTAMP:${utc(createdAt)}`,
    `DTSTART:${utc(start)}`,
    `DTEND:${utc(end)}`,
    `STATUS:${status === 'confirmed' ? 'CONFIRMED' : 'TENTATIVE'}`,
    `SUMMARY:${text(`${place.name} – ${resource.name}`)}`,
    `LOCATION:${text(location)}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

const utc = (instant: string): string => `${new Date(instant).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;

const text = (value: string): string => value.replace(/[\\;,]/g, '\\$&').replace(/\s*[\r\n]+\s*/g, '\\n');

/** Lines of at most 75 octets, never cut within a character (3.1). */
function fold(line: string): string {
  let folded = '';
  let octets = 0;
  for (const character of line) {
    const size = new TextEncoder().encode(character).length;
    if (octets + size > 75) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return folded;
}
