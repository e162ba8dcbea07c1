import { gridOpens, readGrid } from './grid.ts';
import { readHours } from './library.ts';
import { regionOf } from './regions.ts';
import { WallDate } from './wall-date.ts';

/** Long enough for the most tortuous real hours; OpenStreetMap itself stops at 255. */
const LONGEST = 1000;
/** A place that opens only on 29 February still opens: look ahead beyond the next leap year. */
const YEARS_AHEAD = 8;

/**
 * Reads opening hours as a person or another system wrote them (« lundi-vendredi 9h-17h » is understood).
 * @param now used to tell whether they ever open again
 * @returns the OpenStreetMap opening_hours text in its canonical form, or a French sentence saying what is wrong
 */
export function canonicalHours(text: string, now = new Date()): { hours: string } | { problem: string } {
  const trimmed = text.trim();
  if (trimmed === '') return { problem: 'Horaires illisibles\xa0: le texte est vide.' };
  if (trimmed.length > LONGEST) {
    return { problem: `Horaires illisibles\xa0: le texte dépasse ${LONGEST} caractères.` };
  }
  const grid = readGrid(trimmed);
  if (grid && gridOpens(grid)) return { hours: trimmed };
  try {
    const hours = readHours(trimmed, anyRegion).prettifyValue();
    if (!everOpens(hours, now)) return { problem: `Ces horaires n’ouvrent jamais\xa0: «\xa0${shortened(hours)}\xa0».` };
    return { hours };
  } catch (error) {
    return {
      problem: `Horaires illisibles\xa0: «\xa0${shortened(trimmed)}\xa0».${whereReadingStopped(error)} ${EXAMPLE}`,
    };
  }
}

const EXAMPLE = 'Un exemple lisible\xa0: Mo-Fr 09:00-12:30,14:00-18:00; Sa 10:00-12:00; PH off';

/** One that has school holidays, so that every word of the language can be read; the canonical form does not depend on it. */
const anyRegion = regionOf('FR-BRE');

function everOpens(hours: string, now: Date): boolean {
  const iterator = readHours(hours, anyRegion).getIterator(new WallDate(now));
  const limit = new WallDate(now);
  limit.setFullYear(limit.getFullYear() + YEARS_AHEAD);
  try {
    // The iterator also stops where only the reason for being closed changes.
    do {
      if (iterator.getState() || iterator.getUnknown()) return true;
    } while (iterator.advance(limit));
    return false;
  } catch {
    // School holidays that are not known yet: nobody can say that they will not open.
    return true;
  }
}

function shortened(text: string): string {
  const characters = [...text];
  return characters.length > 80 ? `${characters.slice(0, 79).join('')}…` : text;
}

/** The library throws what it had read, then an arrow and a remark for programmers; only the place is of use here. */
function whereReadingStopped(error: unknown): string {
  const read = /^(.+?) *<--- /s.exec(String(error))?.[1];
  return read && read.isWellFormed() && read.trim() !== ''
    ? ` La lecture s’arrête après «\xa0${shortened(read)}\xa0».`
    : '';
}
