import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { z } from 'zod';
import * as guards from '../../sdk/guards/guards.ts';
import { answerSchemas } from '../../tools/contract-guards.ts';
import { type Definitions, jsonType, type Schema, spotsOf, valuesOf, withValueAt } from './from-schema.ts';

const SAMPLES: readonly unknown[] = [null, true, 12, 'text', [], {}];
const predicates: Readonly<Record<string, (value: unknown) => boolean>> = guards;

test('there is a guard for every answer of the contract', () => {
  assert.deepEqual(
    Object.keys(predicates).sort(),
    Object.keys(answerSchemas())
      .map((name) => `is${name}`)
      .sort(),
  );
  for (const name of ['Network', 'Place', 'PlaceList', 'MapPayload', 'TerritoryList', 'Problem']) {
    assert.ok(`is${name}` in predicates, name);
  }
});

for (const [name, zodSchema] of Object.entries(answerSchemas())) {
  const document = z.toJSONSchema(zodSchema, { io: 'input' }) as Schema & { $defs: Definitions };
  const definitions = document.$defs;
  const is = predicates[`is${name}`];
  assert.ok(is);
  const values = valuesOf(document, definitions);
  const property = (check: (value: unknown) => void, numRuns = 60) =>
    fc.assert(fc.property(values, check), { numRuns });
  const valueAndSpot = values.chain((value) =>
    fc.tuple(fc.constant(value), fc.constantFrom(...spotsOf(document, value, definitions))),
  );

  describe(`is${name}`, () => {
    test('accepts what the schema accepts', () => {
      property((value) => {
        assert.equal(zodSchema.safeParse(value).error, undefined, 'the generated value fits the schema');
        assert.equal(is(value), true);
      });
    });

    test('accepts fields of next year everywhere', () => {
      property((value) => {
        const objects = spotsOf(document, value, definitions).filter(
          ({ path, dictionary }) => !dictionary && jsonType(valueAt(value, path)) === 'object',
        );
        assert.ok(objects.length > 0);
        const wider = objects.reduce((changed, { path }) => withValueAt(changed, [...path, 'futureField'], [1]), value);
        assert.equal(is(wider), true);
      });
    });

    test('accepts words of next year where the contract lists words', () => {
      property((value) => {
        const words = spotsOf(document, value, definitions).filter(
          ({ path, word }) => word && typeof valueAt(value, path) === 'string',
        );
        const later = words.reduce((changed, { path }) => withValueAt(changed, path, 'word-of-next-year'), value);
        assert.equal(is(later), true);
      });
    });

    test('refuses a value of another type, wherever it stands', () => {
      fc.assert(
        fc.property(valueAndSpot, fc.constantFrom(...SAMPLES), ([value, { path, types }], sample) => {
          fc.pre(!types.has(jsonType(sample)));
          assert.equal(is(withValueAt(value, path, sample)), false, `${jsonType(sample)} at /${path.join('/')}`);
        }),
        { numRuns: 200 },
      );
    });

    test('refuses an object that lacks a required field', () => {
      for (const value of fc.sample(values, 20)) {
        const required = spotsOf(document, value, definitions).filter(
          (spot) => spot.required && typeof spot.path.at(-1) === 'string',
        );
        assert.ok(required.length > 0);
        for (const { path } of required) assert.equal(is(withValueAt(value, path, undefined)), false, path.join('/'));
      }
    });
  });
}

function valueAt(root: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce((value: unknown, key) => (value as Record<string | number, unknown>)[key], root);
}
