import { readFileSync } from 'node:fs';
import assert from 'node:assert/strict';

/**
 * Cases computed with the published models of ADEME and by independent arithmetic (Python fractions): the file says
 * of each where it comes from.
 */
export interface ReferenceCase {
  readonly id: string;
  readonly model: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly outputs: unknown;
}

const file = JSON.parse(readFileSync(new URL('reference-cases.json', import.meta.url), 'utf8')) as {
  readonly cases: readonly ReferenceCase[];
};

/** Every case whose model's name begins with a text; at least one. */
export function casesOf(model: string): readonly ReferenceCase[] {
  const cases = file.cases.filter((each) => each.model.startsWith(model));
  assert.ok(cases.length > 0, model);
  return cases;
}

export function caseOf(id: string): ReferenceCase {
  const found = file.cases.find((each) => each.id === id);
  assert.ok(found, id);
  return found;
}

export const caseIds = file.cases.map(({ id }) => id);

/** The numbers of a case's inputs or outputs by name. */
export function numbersOf(values: unknown): Readonly<Record<string, number>> {
  assert.ok(values !== null && typeof values === 'object');
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
  );
}

/** Equal to 1e-9, relative. */
export function near(actual: number, expected: number | undefined, what = ''): void {
  assert.ok(expected !== undefined, what);
  assert.ok(
    Math.abs(actual - expected) <= 1e-9 * Math.max(Math.abs(expected), 1e-300),
    `${what} ${actual} ≠ ${expected}`,
  );
}
