import type { Mode } from '../../../sdk/impact/index.ts';
import type { Sql } from '../database/database.ts';
import { frozenFrom, storeSums } from '../impact/freeze.ts';
import { quarterSums, type WitnessedVisit } from '../impact/quarter-sums.ts';
import type { Queries } from '../places/transaction.ts';
import type { Declaration } from '../visits/declaration.ts';
import { daysOf, quarterOf, type Quarter } from '../visits/quarter.ts';
import { demoPlatform } from './drafts.ts';

/** How a demo place is used in a quarter; invented like the place itself. */
interface Use {
  readonly people: number;
  readonly visitsEach: number;
  /** Share of the people who tell their trip. */
  readonly telling: number;
  /** Share of those who would have stayed at home. */
  readonly home: number;
  /** Kilometres one way, about which people differ by half. */
  readonly usualKm: number;
  readonly todayKm: number;
  readonly usual: readonly Mode[];
  readonly today: readonly Mode[];
}

const commute: readonly Mode[] = [
  'car-thermal-compact-petrol',
  'car-thermal-compact-diesel',
  'car-thermal-compact-diesel',
  'car-electric-compact',
  'ter',
  'bus-diesel',
];
const near: readonly Mode[] = ['bike', 'walk', 'e-bike', 'bus-diesel', 'car-thermal-compact-petrol'];
const usual: Use = {
  ...{ people: 24, visitsEach: 6, telling: 0.8, home: 0.15, usualKm: 24, todayKm: 3 },
  ...{ usual: commute, today: near },
};

/** One place of each sort: much used, seldom told, too far, and too small for a figure of its own. */
const uses: Readonly<Record<string, Use>> = {
  'rennes-quai-vingt-et-un': { ...usual, people: 90, visitsEach: 9, usualKm: 28 },
  'rennes-dalle-commune': { ...usual, people: 130, visitsEach: 3, telling: 0.12, usualKm: 18 },
  'rennes-mediatheque-du-gast': { ...usual, people: 15, visitsEach: 4 },
  'le-rheu-la-serre': {
    ...{ ...usual, people: 18, visitsEach: 7, telling: 1, home: 0.85, usualKm: 9, todayKm: 14 },
    today: ['car-suv-petrol', 'car-thermal-compact-petrol'],
  },
  'pipriac-cafe-de-la-gare-aux-velos': { ...usual, people: 3, visitsEach: 1, telling: 1 },
  'redon-confluences': { ...usual, people: 34, visitsEach: 7, usualKm: 52 },
  'redon-mediatheque-des-gabares': { ...usual, people: 17, visitsEach: 4, usualKm: 40 },
  'caen-plateau-saint-gilles': { ...usual, people: 45, visitsEach: 6 },
  'alencon-la-dentelle': { ...usual, people: 20, usualKm: 35 },
  'vouziers-le-port-aux-ardoises': { ...usual, people: 19, usualKm: 45 },
  'ganges-la-filature': { ...usual, people: 22, usualKm: 44 },
  'murat-les-orgues': { ...usual, people: 16, usualKm: 48 },
  'auch-trois-cent-soixantieme-marche': { ...usual, people: 21, usualKm: 30 },
};

/** Quarters that the demonstration has figures of: two years. */
const QUARTERS = 8;
const DAY = 86_400_000;

/**
 * Stores figures of invented visits to the demo places, marked as demonstration, for the closed quarters of two years.
 * The same places always had the same visits; quarters that have figures are left alone.
 */
export async function loadDemoVisits(sql: Sql, now: Date): Promise<void> {
  const places = await sql<
    (Pick<WitnessedVisit, 'placeId' | 'commune' | 'epci' | 'departement' | 'region'> & { slug: string })[]
  >`
    select p.id as "placeId", s.source_id as slug, p.commune, p.epci, p.departement, p.region
    from place p join place_source s on s.place_id = p.id
    where p.demonstration and s.platform = ${demoPlatform} and s.source_id = any(${Object.keys(uses)}::text[])
    order by p.id`;
  await sql.begin(async (transaction) => {
    const known = await transaction<{ quarter: string }[]>`select distinct quarter from impact_sum where demonstration`;
    const done = new Set(known.map(({ quarter }) => quarter));
    for (const quarter of closedQuarters(now).filter((each) => !done.has(each))) {
      const visits = places.flatMap(({ slug, ...place }) =>
        visitsOf(slug, quarter).map((visit) => ({ ...visit, ...place })),
      );
      await storeSums(transaction, { quarter, sums: quarterSums(visits), demonstration: true, now });
    }
  });
}

/** Removes what {@link loadDemoVisits} stored. */
export async function removeDemoVisits(sql: Queries): Promise<void> {
  await sql`delete from impact_sum where demonstration`;
  await sql`delete from impact_quarter q where not exists (select from impact_sum s where s.quarter = q.quarter)`;
}

function closedQuarters(now: Date): Quarter[] {
  const quarters: Quarter[] = [];
  let day = now;
  while (quarters.length < QUARTERS) {
    const quarter = quarterOf(day.toISOString().slice(0, 10));
    const { from, until } = daysOf(quarter);
    if (frozenFrom(until) <= now) quarters.push(quarter);
    day = new Date(Date.parse(from) - DAY);
  }
  return quarters;
}

function visitsOf(
  slug: string,
  quarter: Quarter,
): Pick<WitnessedVisit, 'day' | 'person' | 'knownBy' | 'declaration'>[] {
  const use = uses[slug] ?? usual;
  const random = randomFrom(`${slug} ${quarter}`);
  const pick = <T>(of: readonly T[]): T | undefined => of[Math.floor(random() * of.length)];
  const about = (kilometres: number): number => Math.round(kilometres * (0.5 + random()));
  const first = Date.parse(daysOf(quarter).from);
  return Array.from({ length: use.people }, (_, person) => {
    const trip = (kilometres: number, modes: readonly Mode[]) => ({
      ...{ mode: pick(modes) ?? 'walk', kilometres: about(kilometres), occupants: random() < 0.1 ? 2 : 1 },
      distance: 'stated' as const,
    });
    const home = random() < use.home;
    const declaration: Declaration = {
      without: home ? 'home' : 'employer',
      usual: home ? null : trip(use.usualKm, use.usual),
      today: trip(use.todayKm, use.today),
      partOfDay: false,
    };
    const tells = person < Math.max(1, Math.round(use.people * use.telling));
    return Array.from({ length: use.visitsEach }, (_, visit) => ({
      day: new Date(first + ((visit * 7 + person) % 90) * DAY).toISOString().slice(0, 10),
      person: `${slug} ${person}`,
      knownBy: 'address' as const,
      declaration: tells ? declaration : null,
    }));
  }).flat();
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function randomFrom(seed: string): () => number {
  let state = [...seed].reduce((hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 16777619), 2166136261);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
