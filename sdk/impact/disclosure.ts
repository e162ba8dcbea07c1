/** Fewer distinct people than this are never published (INSEE, guide du secret statistique, for natural persons). */
export const LEAST_PEOPLE = 11;

/**
 * The counts of a table of one row that may be published with its total, in the same order; null for a count that may
 * not. A count of 1 to `least − 1` is hidden; when it alone would be, the smallest other one is hidden too, since the
 * total would give it away; nothing at all is published when the total is below the least.
 * @param counts of distinct people, 0 or more, each person in one cell
 */
export function suppressSmall(counts: readonly number[], least = LEAST_PEOPLE): (number | null)[] | null {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total < least) return null;
  const hidden = new Set(counts.flatMap((count, index) => (count > 0 && count < least ? [index] : [])));
  if (hidden.size === 1) {
    const shown = counts.flatMap((count, index) => (count > 0 && !hidden.has(index) ? [{ count, index }] : []));
    // There is one: the hidden count alone is less than the total.
    const smallest = shown.sort((a, b) => a.count - b.count)[0]!;
    hidden.add(smallest.index);
  }
  return counts.map((count, index) => (hidden.has(index) ? null : count));
}
