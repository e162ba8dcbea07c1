import { addTallies, emptyTally, LEAST_PEOPLE, tallyOf, type Tally } from '../../../sdk/impact/index.ts';
import { visitOf, type Declaration } from '../visits/declaration.ts';
import type { KnownBy } from '../visits/witness.ts';
import { formBlocks, type Level } from './blocks.ts';

/** A witnessed presence with what was said of it, and where its place lies. */
export interface WitnessedVisit extends Readonly<Record<Level, string | null>> {
  readonly placeId: number;
  readonly day: string;
  /** Null when nothing tells who it was. */
  readonly person: string | null;
  /** By what, where something does. */
  readonly knownBy: KnownBy | null;
  readonly declaration: Declaration | null;
}

/** What one place adds to the figures of a quarter. */
export interface PlaceSum extends Readonly<Record<Level, string | null>> {
  readonly placeId: number;
  readonly block: number;
  readonly tally: Tally;
}

interface Place {
  readonly first: WitnessedVisit;
  readonly people: Set<string>;
  readonly links: Set<string>;
  tally: Tally;
}

/**
 * Adds up a quarter, place by place. Half a day before or after going to work never enters, and one person's day
 * enters once, however many places saw it: the usual trip was spared once.
 * @returns nothing when too few people came for any figure
 */
export function quarterSums(visits: Iterable<WitnessedVisit>, least = LEAST_PEOPLE): PlaceSum[] {
  const all = [...visits];
  // A link counts as a person once it was shown again: whoever lost the first was given a second one.
  const shown = new Set(all.flatMap(({ person, knownBy }) => (knownBy === 'link' && person !== null ? [person] : [])));
  const places = new Map<number, Place>();
  for (const visit of oncePerDay(all)) {
    const { person, knownBy } = visit;
    const place = places.get(visit.placeId) ?? { first: visit, people: new Set(), links: new Set(), tally: emptyTally };
    const tally = tallyOf(visitOf(visit.declaration));
    place.tally = addTallies(place.tally, tally);
    // Who said nothing has no part in the figure, and does not hide those who did.
    if (tally.counted > 0 && person !== null) {
      if (knownBy === 'address') place.people.add(person);
      else if (shown.has(person)) place.links.add(person);
    }
    places.set(visit.placeId, place);
  }
  const atoms = [...places].map(([placeId, { first, people, links }]) => ({
    ...{ placeId, people, links },
    ...areasOf(first),
  }));
  return formBlocks(atoms, least).flatMap((block, index) =>
    block.map(({ placeId, commune, epci, departement, region }) => ({
      ...{ placeId, commune, epci, departement, region },
      block: index,
      tally: places.get(placeId)?.tally ?? emptyTally,
    })),
  );
}

const areasOf = ({ commune, epci, departement, region }: WitnessedVisit) => ({ commune, epci, departement, region });

function oncePerDay(visits: Iterable<WitnessedVisit>): WitnessedVisit[] {
  const kept = new Map<string, WitnessedVisit>();
  const unknown: WitnessedVisit[] = [];
  for (const visit of visits) {
    if (visit.declaration?.partOfDay) continue;
    if (visit.person === null) {
      unknown.push(visit);
      continue;
    }
    const key = `${visit.day} ${visit.person}`;
    const known = kept.get(key);
    // The one that says most stands.
    if (!known || (known.declaration === null && visit.declaration !== null)) kept.set(key, visit);
  }
  return [...kept.values(), ...unknown];
}
