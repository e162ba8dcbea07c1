import { hash } from 'node:crypto';

/** A form's fields as they were typed, by name; compared as JSON. */
export type Raw<Name extends string> = Readonly<Record<Name, unknown>>;

/** A short fingerprint of a field, enough to see whether it is still what it was. */
export const printOf = (value: unknown): string =>
  hash('sha256', JSON.stringify(value ?? null), 'base64url').slice(0, 10);

/** The fingerprints of the fields on which a form is based, for a hidden field of it. */
export const printsOf = <Name extends string>(raw: Raw<Name>): string =>
  Object.entries(raw)
    .map(([name, value]) => `${name}.${printOf(value)}`)
    .join(' ');

export interface Merge<Name extends string> {
  /** Fields that this person changed, and nobody else did, or that they decided. */
  readonly mine: Name[];
  /** Fields that both changed: somebody has to choose. */
  readonly conflicts: Name[];
  /** Fields that only somebody else changed since the form was opened; they stay so. */
  readonly theirs: Name[];
}

/**
 * Compares what was typed with what stands now, field by field, given what the form began with. Nobody's change is
 * lost: where two differ, a choice is asked for, and it holds only for what was shown beside it.
 * @param base as {@link printsOf} gave it when the form was written
 * @param choices of this person, by field: `mine-` or `theirs-` and the fingerprint of what stood there
 */
export function mergeForms<Name extends string>(
  typed: Raw<Name>,
  current: Raw<Name>,
  base: string,
  choices: (name: Name) => string,
): Merge<Name> {
  const began = new Map(base.split(' ').map((entry) => entry.split('.') as [string, string | undefined]));
  const merge: Merge<Name> = { mine: [], conflicts: [], theirs: [] };
  for (const name of Object.keys(typed) as Name[]) {
    const [before, mine, now] = [began.get(name), printOf(typed[name]), printOf(current[name])];
    if (mine === now) continue;
    if (before === now) merge.mine.push(name);
    else if (before === mine) merge.theirs.push(name);
    else if (choices(name) === `mine-${now}`) merge.mine.push(name);
    else if (choices(name) === `theirs-${now}`) merge.theirs.push(name);
    else merge.conflicts.push(name);
  }
  return merge;
}
