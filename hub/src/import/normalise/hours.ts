import { fold } from '../../territories/names.ts';
import type { RepairCode } from './reading.ts';

/** Days of the week as OpenStreetMap's opening_hours names them. */
export const weekdays = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'] as const;
export type Weekday = (typeof weekdays)[number];

/** What one day's cell says. */
export type DayReading =
  /** Open during these slots, `09:00-12:00,14:00-17:00`; closed when empty. */
  | { readonly status: 'certain'; readonly slots: string; readonly repaired: readonly RepairCode[] }
  /** Slots that contradict each other: what they cover is possible, nothing more. */
  | { readonly status: 'contested'; readonly slots: string; readonly repaired: readonly RepairCode[] }
  | { readonly status: 'unreadable' };

interface Slot {
  readonly from: number;
  readonly to: number;
}

const TIME = String.raw`(\d{1,2})\s*(?:[:hH.]\s*(\d{2})?)?`;
const SLOT = new RegExp(String.raw`^(?:de\s+)?${TIME}\s*(?:-|–|—|à|a)\s*${TIME}$`);
const SEPARATOR = /\s*(?:\/|,|;|\||\n|&|\bet\b|\bpuis\b)\s*/;
const DAY = 24 * 60;

/**
 * Understands one day's opening hours: « 09:00 - 12:00 / 14:00 - 17:00 », « 9h-12h et 14h-18h30 », « fermé ».
 * Slots from midnight to midnight are what a form leaves when nobody filled it: they are ignored. Equal or touching
 * slots are one; slots that overlap otherwise contradict each other.
 */
export function readDayHours(text: string): DayReading {
  if (/^(?:ferme|fermeture|closed|-+)$/.test(fold(text.trim()))) return { status: 'certain', slots: '', repaired: [] };
  const slots = text.trim().split(SEPARATOR).map(readSlot);
  const repaired = new Set<RepairCode>();
  const real: Slot[] = [];
  for (const slot of slots) {
    if (slot === undefined) return { status: 'unreadable' };
    if (slot === 'empty') repaired.add('slots-ignored');
    else real.push(slot);
  }
  const sorted = real.toSorted((a, b) => a.from - b.from || a.to - b.to);
  const merged: Slot[] = [];
  let contested = false;
  for (const slot of sorted) {
    const last = merged.at(-1);
    if (last === undefined || slot.from > last.to) {
      merged.push(slot);
      continue;
    }
    const same = slot.from === last.from && slot.to === last.to;
    if (same || slot.from === last.to) repaired.add('slots-merged');
    else contested = true;
    merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, slot.to) };
  }
  if (!contested && sorted.some((slot, index) => slot !== real[index])) repaired.add('slots-sorted');
  const hours = merged.map(({ from, to }) => `${clock(from)}-${clock(to)}`).join(',');
  return { status: contested ? 'contested' : 'certain', slots: hours, repaired: [...repaired] };
}

function readSlot(text: string): Slot | 'empty' | undefined {
  const [, fromHour, fromMinute = '0', toHour, toMinute = '0'] = SLOT.exec(text) ?? [];
  if (fromHour === undefined || toHour === undefined) return undefined;
  if (Number(fromMinute) > 59 || Number(toMinute) > 59) return undefined;
  const from = Number(fromHour) * 60 + Number(fromMinute);
  const to = Number(toHour) * 60 + Number(toMinute);
  if (from === 0 && to === 0) return 'empty';
  // « until midnight » is written 00:00 as well as 24:00.
  const end = to === 0 ? DAY : to;
  return from < end && end <= DAY ? { from, to: end } : undefined;
}

const two = (number: number): string => String(number).padStart(2, '0');
const clock = (minutes: number): string => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;

/**
 * Writes a week as OpenStreetMap opening_hours: equal days together, contested slots and unreadable days as
 * « unknown », so that the other days stay certain. Public holidays are not spoken of unless the list does.
 * @returns undefined when no day is open or in doubt
 */
export function writeWeek(days: Readonly<Partial<Record<Weekday, DayReading>>>): string | undefined {
  const groups = new Map<string, number[]>();
  for (const [index, day] of weekdays.entries()) {
    const reading = days[day];
    const hours = reading === undefined ? '' : hoursOf(reading);
    if (hours !== '') groups.set(hours, [...(groups.get(hours) ?? []), index]);
  }
  const rules = [...groups].map(([hours, indexes]) => `${writeDays(indexes)} ${hours}`);
  return rules.length === 0 ? undefined : rules.join('; ');
}

function hoursOf(reading: DayReading): string {
  if (reading.status === 'unreadable') return 'unknown "horaires à vérifier"';
  return reading.status === 'contested' ? `${reading.slots} unknown "horaires à vérifier"` : reading.slots;
}

/** Days in a row from three on are a range: `Mo-We,Fr,Sa`. */
function writeDays(indexes: readonly number[]): string {
  const runs: number[][] = [];
  for (const index of indexes) {
    const run = runs.at(-1);
    if (run?.at(-1) === index - 1) run.push(index);
    else runs.push([index]);
  }
  return runs
    .map((run) => {
      const names = run.map((index) => weekdays[index] ?? '');
      return run.length > 2 ? `${names[0] ?? ''}-${names.at(-1) ?? ''}` : names.join(',');
    })
    .join(',');
}
