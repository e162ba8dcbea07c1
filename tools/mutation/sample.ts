import { createHash } from 'node:crypto';
import path from 'node:path';
import type { Mutant } from '@stryker-mutator/api/core';

/** Why a mutant that was not drawn has no result. */
export const NOT_DRAWN = 'not in the sample';

/** Another seed is another sample; the same one draws the same mutants, as long as the code is the same. */
const SEED = 'escale 1';

/** What tells a mutant from all others of an edition of the code. */
type Drawn = Pick<Mutant, 'fileName' | 'location' | 'mutatorName' | 'replacement'>;

/**
 * Draws each mutant by itself, with the same chance.
 * @param root folder of the checkout
 * @param share 0 to 1
 */
export function isDrawn({ fileName, location, mutatorName, replacement }: Drawn, root: string, share: number): boolean {
  const file = path.relative(root, path.resolve(root, fileName)).replaceAll(path.sep, '/');
  const text = JSON.stringify([SEED, file, location.start, location.end, mutatorName, replacement]);
  return createHash('sha256').update(text).digest().readUInt32BE() < share * 2 ** 32;
}

/**
 * Where the share of all lies, found in a sample, with a confidence of 95 % (Wilson score interval).
 * @returns two shares, 0 to 1
 */
export function interval(found: number, drawn: number): [low: number, high: number] {
  if (drawn === 0) return [0, 1];
  const z = 1.96;
  const share = found / drawn;
  const middle = share + z ** 2 / (2 * drawn);
  const half = z * Math.sqrt((share * (1 - share)) / drawn + z ** 2 / (4 * drawn ** 2));
  return [(middle - half) / (1 + z ** 2 / drawn), (middle + half) / (1 + z ** 2 / drawn)];
}
