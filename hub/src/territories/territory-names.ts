import type { Territory, TerritoryType } from '../../../sdk/contract/index.ts';
import { nameKey, typos } from './names.ts';

/** What a text means as a territory. */
export type Found =
  | { readonly status: 'found'; readonly territory: Territory }
  /** Several bear that name: the most populous first. */
  | { readonly status: 'ambiguous'; readonly candidates: readonly Territory[] }
  /** Nothing bears that name: at most five that are nearly spelled so. */
  | { readonly status: 'unknown'; readonly suggestions: readonly Territory[] };

interface Entry {
  readonly territory: Territory;
  readonly key: string;
  /** Without article and without the legal form of an EPCI. */
  readonly short: string;
}

/** Which of several territories with the same places stands for them. */
const preference: readonly TerritoryType[] = ['commune', 'region', 'departement', 'epci'];

const withoutArticle = (key: string): string => key.replace(/^(?:l|le|la|les) (?=.)/, '');
const shortKey = (key: string): string =>
  withoutArticle(key.replace(/^(?:cc|ca|cu) /, '').replace(/^(?:de|du|des|d) (?=.)/, ''));

const byPopulation = (a: Territory, b: Territory): number => (b.population ?? -1) - (a.population ?? -1);

function group<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const list = groups.get(key);
    if (list) list.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** The names of all territories, compared as people type them. */
export class TerritoryNames {
  readonly #entries: readonly Entry[];
  readonly #byKey: ReadonlyMap<string, Entry[]>;
  readonly #byShort: ReadonlyMap<string, Entry[]>;
  readonly #extent: (territory: Territory) => string;

  /** @param extent the same text for territories that hold the same places */
  constructor(territories: Iterable<Territory>, extent: (territory: Territory) => string) {
    this.#entries = [...territories].map((territory) => {
      const key = nameKey(territory.name);
      return { territory, key, short: shortKey(key) };
    });
    this.#byKey = group(this.#entries, ({ key }) => key);
    this.#byShort = group(this.#entries, ({ short }) => short);
    this.#extent = extent;
  }

  find(text: string): Found {
    const key = nameKey(text);
    const bearers = (this.#byKey.get(key) ?? this.#byShort.get(shortKey(key)) ?? []).map(({ territory }) => territory);
    if (bearers.length === 0) return { status: 'unknown', suggestions: this.#suggest(key) };
    const candidates = this.#distinct(this.#asTyped(bearers, text));
    // la Réunion is the region, although a village of Lot-et-Garonne bears its name
    const only = candidates.length === 1 ? candidates[0] : candidates.find(({ type }) => type === 'region');
    return only ? { status: 'found', territory: only } : { status: 'ambiguous', candidates };
  }

  /** When only some bear the name with the very accents that were typed, they are meant: Loiré is not la Loire. */
  #asTyped(bearers: readonly Territory[], text: string): readonly Territory[] {
    const typed = text.trim().normalize('NFC').toLowerCase();
    const exact = bearers.filter(({ name }) => name.toLowerCase() === typed);
    return exact.length > 0 ? exact : bearers;
  }

  #distinct(bearers: readonly Territory[]): Territory[] {
    const rank = ({ type }: Territory) => preference.indexOf(type);
    return [...group(bearers, this.#extent).values()]
      .flatMap((same) => [...same].sort((a, b) => rank(a) - rank(b))[0] ?? [])
      .sort(byPopulation);
  }

  /**
   * Names that begin with the key before names with another word that does, each by population; an EPCI after the
   * others, because who types « renne » wants Rennes, not the larger Rennes Métropole.
   */
  search(key: string): Territory[] {
    if (key === '') return [];
    const short = withoutArticle(key);
    const ranked: { territory: Territory; rank: number }[] = [];
    for (const { territory, key: name, short: shortName } of this.#entries) {
      let rank: number;
      if (name === key || shortName === key) rank = 0;
      else if (name.startsWith(key) || shortName.startsWith(short)) rank = 1;
      else if (name.includes(` ${key}`)) rank = 2;
      else continue;
      ranked.push({ territory, rank: territory.type === 'epci' ? rank + 0.5 : rank });
    }
    return ranked
      .sort((a, b) => a.rank - b.rank || byPopulation(a.territory, b.territory))
      .map(({ territory }) => territory);
  }

  #suggest(key: string): Territory[] {
    const most = key.length < 5 ? 1 : 2;
    return this.#entries
      .map((entry) => ({ ...entry, distance: Math.min(typos(key, entry.key, most), typos(key, entry.short, most)) }))
      .filter(({ distance }) => distance <= most)
      .sort((a, b) => a.distance - b.distance || byPopulation(a.territory, b.territory))
      .slice(0, 5)
      .map(({ territory }) => territory);
  }
}
