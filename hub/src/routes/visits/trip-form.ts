import type { Territory } from '../../../../sdk/contract/index.ts';
import { greatCircle, isMode, isShared, type Alternative } from '../../../../sdk/impact/index.ts';
import type { Territories } from '../../territories/territories.ts';
import { LONGEST_KM, MOST_OCCUPANTS, type Declaration, type DeclaredTrip } from '../../visits/declaration.ts';
import type { FormFields } from '../operator/form.ts';
import type { VisitWords } from './words.ts';

export const alternatives = ['employer', 'home', 'other-place', 'unknown'] as const satisfies readonly Alternative[];
export const sides = ['usual', 'today'] as const;
export type Side = (typeof sides)[number];

/** What is wrong with a field, by its name. */
export type Faults = ReadonlyMap<string, string>;

/** Reads the declaration that was typed, or says what is wrong with it. */
export function readTripForm(
  form: FormFields,
  { territories, words }: { readonly territories: Territories; readonly words: VisitWords },
): { readonly declaration: Declaration } | { readonly faults: Faults } {
  const faults = new Map<string, string>();
  const chosen = alternatives.find((each) => each === form.get('without'));
  if (chosen === undefined) faults.set('without', words.faults.without);
  const trip = (side: Side): DeclaredTrip | null => readTrip(form, side, { territories, words, faults });
  const partOfDay = form.has('part-of-day');
  const skips = chosen === undefined || chosen === 'unknown' || partOfDay;
  const usual = skips || chosen === 'home' ? null : trip('usual');
  const today = skips ? null : trip('today');
  if (faults.size > 0 || chosen === undefined) return { faults };
  return { declaration: { without: chosen, usual, today, partOfDay } };
}

interface Reading {
  readonly territories: Territories;
  readonly words: VisitWords;
  readonly faults: Map<string, string>;
}

function readTrip(form: FormFields, side: Side, reading: Reading): DeclaredTrip | null {
  const { faults, words } = reading;
  const mode = form.get(`${side}-mode`);
  const known = isMode(mode) ? mode : undefined;
  if (known === undefined) faults.set(`${side}-mode`, words.faults.mode);
  const distance = readDistance(form, side, reading);
  const typed = form.get(`${side}-occupants`);
  const occupants = known && isShared(known) && typed !== '' ? Number(typed) : 1;
  if (!Number.isInteger(occupants) || occupants < 1 || occupants > MOST_OCCUPANTS) {
    faults.set(`${side}-occupants`, words.faults.occupants(MOST_OCCUPANTS));
  }
  return known && distance ? { mode: known, occupants, ...distance } : null;
}

type Distance = Pick<DeclaredTrip, 'kilometres' | 'distance'>;

/** In kilometres, or between the centres of two communes; never guessed. */
function readDistance(form: FormFields, side: Side, { territories, words, faults }: Reading): Distance | undefined {
  const typed = form
    .get(`${side}-km`)
    .replace(',', '.')
    .replace(/\s*km$/i, '');
  if (typed !== '') {
    const kilometres = Number(typed);
    if (kilometres >= 0 && kilometres <= LONGEST_KM) return { kilometres, distance: 'stated' };
    faults.set(`${side}-km`, words.faults.kilometres(LONGEST_KM));
    return undefined;
  }
  const [from, to] = [`${side}-from`, `${side}-to`].map((field) => {
    const name = form.get(field).slice(0, 100);
    if (name === '') return undefined;
    const found = findCentre(name, territories, words);
    if ('fault' in found) faults.set(field, found.fault);
    return found;
  });
  if (!from || !to) {
    if (!faults.has(`${side}-from`) && !faults.has(`${side}-to`)) faults.set(`${side}-km`, words.faults.distance);
    return undefined;
  }
  if ('fault' in from || 'fault' in to) return undefined;
  if (from.code === to.code) {
    faults.set(`${side}-km`, words.faults.same);
    return undefined;
  }
  return { kilometres: Math.round(greatCircle(from.centre, to.centre) * 10) / 10, distance: 'communes' };
}

type Centre = { readonly code: string; readonly centre: { readonly lat: number; readonly lon: number } };

/** The centre of the one commune that a postal code, a name or a code means; a postal code is what people know. */
function findCentre(text: string, territories: Territories, words: VisitWords): Centre | { readonly fault: string } {
  const [commune, ...others] = communesNamed(text, territories);
  if (!commune) return { fault: words.faults.commune(text) };
  if (others.length > 0) {
    const list = [commune, ...others].slice(0, 8).map(({ name, within, code }) => `${name} (${within ?? ''}) ${code}`);
    return { fault: words.faults.ambiguous(text, list.join(', ')) };
  }
  return commune.centre
    ? { code: commune.code, centre: commune.centre }
    : { fault: words.faults.noCentre(commune.name) };
}

function communesNamed(text: string, territories: Territories): readonly Territory[] {
  const delivered = territories.communesOf(text);
  if (delivered.length > 0) return delivered;
  const found = territories.find(text);
  const meant = found.status === 'found' ? [found.territory] : found.status === 'ambiguous' ? found.candidates : [];
  return meant.filter(({ type }) => type === 'commune');
}
