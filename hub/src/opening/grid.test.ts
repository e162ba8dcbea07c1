import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { canonicalHours } from './canonical.ts';
import { readGrid } from './grid.ts';
import { evaluatePeriods } from './periods.ts';
import { gridText, weekGrid } from './testing.ts';

const from = new Date('2026-12-20T00:00:00Z');
const to = new Date('2027-01-04T00:00:00Z');

/** The same rules in a form that only the library reads. */
const forTheLibrary = (hours: string): string => hours.replaceAll('; ', ' ; ');

const daysOf = fc.constantFrom('Mo-Fr', 'We-Mo', 'Mo,We', 'Tu-Th,Sa', 'Sa-Su', 'PH', 'Fr', 'Mo-Su');
const rule = fc
  .tuple(daysOf, fc.oneof(fc.constant([]), weekGrid(24 * 60)))
  .map(([days, grid]) => `${days} ${grid[0] ? gridText([grid[0]]).slice(3) : 'off'}`);

describe('weekly grids', () => {
  it('are judged as the library judges them', () => {
    fc.assert(
      fc.property(
        fc.array(rule, { minLength: 1, maxLength: 5 }).map((rules) => rules.join('; ')),
        fc.constantFrom('FR', 'FR-67', 'FR-974'),
        (hours, zone) => {
          assert.ok(readGrid(hours), hours);
          assert.equal(readGrid(forTheLibrary(`${hours}; Mo off`)), undefined);
          const judged = evaluatePeriods(`${hours}; We off`, 'Europe/Paris', zone, from, to);
          assert.deepEqual(
            judged,
            evaluatePeriods(forTheLibrary(`${hours}; We off`), 'Europe/Paris', zone, from, to),
            hours,
          );
        },
      ),
      { numRuns: 150 },
    );
  });

  it('are already in the canonical form of the library', () => {
    fc.assert(
      fc.property(weekGrid(24 * 60), (grid) => {
        const hours = gridText(grid);
        assert.deepEqual(canonicalHours(hours, from), { hours });
        assert.deepEqual(canonicalHours(forTheLibrary(`${hours}; PH off`), from), { hours: `${hours}; PH off` });
      }),
      { numRuns: 50 },
    );
  });

  it('are left to the library when they are anything more', () => {
    for (const hours of [
      '24/7',
      'Fr 22:00-02:00',
      'Mo 9:00-12:00',
      'Mo-Tu-We 09:00-12:00',
      'Mo[1] 09:00-12:00',
      'Jan Mo 09:00-12:00',
      'Mo 09:00-12:00 "x"',
      'Mo 09:00-12:00, Tu 09:00-12:00',
      'PH,Mo 09:00-12:00',
      'SH off',
      'Mo 09:00-25:00',
    ]) {
      assert.equal(readGrid(hours), undefined, hours);
    }
  });
});
