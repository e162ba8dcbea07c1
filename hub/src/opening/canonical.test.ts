import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { canonicalHours } from './canonical.ts';
import { gridText, weekGrid } from './testing.ts';

const now = new Date('2026-11-21T10:00:00Z');

describe('canonicalHours', () => {
  it('writes what people write in the canonical form', () => {
    for (const [text, hours] of [
      ['lundi-vendredi 9h-17h', 'Mo-Fr 09:00-17:00'],
      ['Mo-Fr 9:00-12:30, 14:00-18:00;PH off', 'Mo-Fr 09:00-12:30,14:00-18:00; PH off'],
      [' 24/7 ', '24/7'],
      ['Fr 18:00-02:00', 'Fr 18:00-02:00'],
      ['week 1-53/2 Fr 09:00-12:00', 'week 01-53/2 Fr 09:00-12:00'],
      ['Jul-Aug Mo-Su 10:00-20:00; Sep-Jun We 14:00-18:00', 'Jul-Aug Mo-Su 10:00-20:00; Sep-Jun We 14:00-18:00'],
      ['"sur rendez-vous"', '"sur rendez-vous"'],
      ['sunrise-sunset', 'sunrise-sunset'],
      ['SH off; Mo-Fr 10:00-12:00', 'SH off; Mo-Fr 10:00-12:00'],
    ] as const) {
      assert.deepEqual(canonicalHours(text, now), { hours }, text);
    }
  });

  it('says in French what it cannot read, and how to write it', () => {
    for (const text of [
      "n'importe quoi",
      '',
      '   ',
      'Mo 25:00-30:00',
      '<script>alert(1)</script>',
      '🙂🙂',
      'Mo-Fr 9-'.repeat(2000),
    ]) {
      const answer = canonicalHours(text, now);
      assert.ok('problem' in answer && answer.problem.startsWith('Horaires illisibles\xa0: '), JSON.stringify(answer));
      assert.ok(answer.problem.isWellFormed() && answer.problem.length < 400);
    }
    assert.deepEqual(canonicalHours('Mo 25:00-30:00', now), {
      problem:
        'Horaires illisibles\xa0: «\xa0Mo 25:00-30:00\xa0». La lecture s’arrête après «\xa0Mo 25:00\xa0». Un exemple lisible\xa0: Mo-Fr 09:00-12:30,14:00-18:00; Sa 10:00-12:00; PH off',
    });
  });

  it('says so when hours never open', () => {
    for (const text of [
      'off',
      'Mo-Fr off',
      '2019 Mo-Fr 10:00-12:00',
      '2026 Jan-Mar Mo 10:00-12:00',
      'PH off; Sa off',
    ]) {
      const answer = canonicalHours(text, now);
      assert.ok('problem' in answer && answer.problem.startsWith('Ces horaires n’ouvrent jamais'), text);
    }
  });

  it('changes nothing in its own answers', () => {
    const separators = fc.constantFrom('; ' as const, ', ' as const);
    fc.assert(
      fc.property(weekGrid(26 * 60), separators, (grid, separator) => {
        const first = canonicalHours(gridText(grid, separator), now);
        assert.ok('hours' in first);
        assert.deepEqual(canonicalHours(first.hours, now), first);
      }),
      { numRuns: 50 },
    );
  });
});
