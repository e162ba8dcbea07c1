import { LEAST_PEOPLE } from '../../../sdk/impact/index.ts';

/** The territories that a place lies in, from the smallest to the widest. */
export const levels = ['commune', 'epci', 'departement', 'region'] as const;
export type Level = (typeof levels)[number];

/** What a place contributes to one quarter. */
export interface Atom extends Readonly<Record<Level, string | null>> {
  readonly placeId: number;
  /** Pseudonyms of those whose visits are counted and who gave an address. */
  readonly people: ReadonlySet<string>;
  /** The same of those who showed the link of an earlier visit. One of them may have given an address as well. */
  readonly links: ReadonlySet<string>;
}

export type Block = readonly Atom[];

/**
 * Groups the places of a quarter into blocks, each of `least` distinct people or more, so that a figure is published
 * for whole blocks only. Whatever is added to or taken from such figures is again about whole blocks: no difference
 * of places, territories, quarters and years can come down to fewer people.
 *
 * A place with enough people is a block of its own. The others are put together in the smallest territory in which
 * they are enough; what is left over joins the nearest small block, and its places then have no figure of their own.
 * @returns nothing at all when all places together have too few people
 */
export function formBlocks(atoms: readonly Atom[], least = LEAST_PEOPLE): Block[] {
  const isEnough = (atom: Atom): boolean => peopleOf([atom]) >= least;
  const blocks: Block[] = atoms.filter(isEnough).map((atom) => [atom]);
  let rest = atoms.filter((atom) => !isEnough(atom));
  for (const level of levels) {
    const groups = Map.groupBy(rest, (atom) => atom[level]);
    for (const [code, group] of groups) {
      if (code === null || peopleOf(group) < least) continue;
      blocks.push(group);
      rest = rest.filter((atom) => !group.includes(atom));
    }
  }
  if (rest.length === 0) return blocks;
  if (peopleOf(rest) >= least) return [...blocks, rest];
  const host = nearestBlock(blocks, rest);
  return host ? [...blocks.filter((block) => block !== host), [...host, ...rest]] : [];
}

/**
 * How many distinct people came to several places, at the least. Addresses are each somebody else's, and so are links;
 * an address and a link may be the same person's, so that the larger number stands and never the sum.
 */
export function peopleOf(atoms: readonly Atom[]): number {
  const distinct = (of: 'people' | 'links'): number => new Set(atoms.flatMap((atom) => [...atom[of]])).size;
  return Math.max(distinct('people'), distinct('links'));
}

/** The block that shares most with the rest; among equals one that is no single place, then the one with fewest people. */
function nearestBlock(blocks: readonly Block[], rest: readonly Atom[]): Block | undefined {
  const rank = (block: Block): readonly [number, number, number] => {
    const shared = levels.findIndex((level) => {
      const codes = new Set([...block, ...rest].map((atom) => atom[level]));
      return codes.size === 1 && !codes.has(null);
    });
    return [shared === -1 ? levels.length : shared, block.length > 1 ? 0 : 1, peopleOf(block)];
  };
  return blocks
    .map((block) => ({ block, rank: rank(block) }))
    .sort((a, b) => a.rank[0] - b.rank[0] || a.rank[1] - b.rank[1] || a.rank[2] - b.rank[2])[0]?.block;
}

/**
 * Whether a figure for these places is one of whole blocks, and of one at least.
 * @param inside how many places of each block lie in the area
 * @param whole how many places each of these blocks has
 */
export const isWhole = (inside: ReadonlyMap<number, number>, whole: ReadonlyMap<number, number>): boolean =>
  inside.size > 0 && [...inside].every(([block, places]) => whole.get(block) === places);
