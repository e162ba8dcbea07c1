import type { Reading, RepairCode } from './reading.ts';

/**
 * Characters that no text needs: C0 and C1 controls but tab and line feed, zero-width joints other than the two
 * that scripts and emoji need, embeddings and overrides of direction (they make a text read otherwise than it is
 * written), and the byte order mark. Marks of direction (U+200E, U+200F) are text and stay.
 */
const CONTROL = /(?![\t\n])\p{Cc}|[\u200B\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/gu;
const NO_BREAK_SPACE = /[\u00A0\u2007\u202F]/g;

/** UTF-8 read as Windows-1252: two to three characters that stand for one. */
const MOJIBAKE =
  /[\u00C2\u00C3\u00C5][\u0080-\u00BF\u0152\u0153\u0160\u0161\u0178\u017D\u017E\u0192\u02C6\u02DC\u2013-\u203A\u20AC\u2122]|\u00E2[\u0080\u20AC][\u0080-\u00BF\u0153\u0161\u017E\u02DC\u2013-\u203A\u2122]/g;
/** What a repair may give: Latin-1 letters and signs, œ, Ÿ, and the quotes and dashes of French typography. */
const PLAUSIBLE = /^[\u00A0-\u00FF\u0152\u0153\u0178\u2013\u2014\u2018\u2019\u201C\u201D\u2022\u2026]$/;

/** The characters that Windows-1252 puts at 0x80 to 0x9F. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

function byteOf(character: string): number {
  const index = WINDOWS_1252.indexOf(character);
  return index === -1 ? character.charCodeAt(0) : 0x80 + index;
}

/** Puts right UTF-8 that was read as Windows-1252, where what comes out is a letter or sign that French uses. */
export function repairMojibake(text: string): string {
  return text.replace(MOJIBAKE, (sequence) => {
    const bytes = Uint8Array.from(sequence, byteOf);
    const repaired = new TextDecoder('utf-8').decode(bytes);
    return PLAUSIBLE.test(repaired) ? repaired : sequence;
  });
}

/**
 * A cell as text: well-formed, without control characters, with ordinary spaces, trimmed. Markup, emoji and other
 * scripts are text and stay as they are.
 */
export function cleanText(raw: string): { text: string; repaired: RepairCode[] } {
  const repaired: RepairCode[] = [];
  const wellFormed = raw.toWellFormed().replace(/\r\n?/g, '\n');
  // Mojibake first: its bytes look like control characters and no-break spaces.
  const readable = repairMojibake(wellFormed);
  if (readable !== wellFormed) repaired.push('mojibake');
  const printable = readable.replace(CONTROL, '');
  if (printable !== readable) repaired.push('control-characters');
  const spaced = printable.replace(NO_BREAK_SPACE, ' ');
  if (spaced !== printable) repaired.push('no-break-space');
  return { text: spaced.trim(), repaired };
}

/** A line of text: white space is one space; longer than `most` characters it is left out. */
export const readLine =
  (most: number) =>
  (text: string): Reading<string> => {
    const line = text.replace(/\s+/g, ' ');
    return line.length > most ? { dropped: 'too-long' } : { value: line };
  };

/** Running text: cut after `most` characters, at a word, and said so. */
export const readProse =
  (most: number) =>
  (text: string): Reading<string> => {
    // A full stop alone, or a dash, says nothing.
    if (!/[\p{L}\p{N}]/u.test(text)) return {};
    const prose = text.replace(/[^\S\n]+/g, ' ').replace(/\n{3,}/g, '\n\n');
    if (prose.length <= most) return { value: prose };
    const cut = prose
      .slice(0, most - 1)
      .toWellFormed()
      .replaceAll('\uFFFD', '');
    return { value: `${cut.replace(/\s+\S*$/, '')}…`, repaired: ['cut'] };
  };
