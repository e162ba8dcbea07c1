import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  addMonths,
  applyChange,
  LabelRefusal,
  renewalEnd,
  type Change,
  type Circumstances,
  type Standing,
} from './change.ts';

const circumstances: Circumstances = {
  today: '2026-11-22',
  criteria: [
    { id: 'open', sentence: { fr: 'Ouvert', en: null } },
    { id: 'animated', sentence: { fr: 'Animé', en: null } },
  ],
  months: 36,
  speaker: 'Émetteur',
  placeName: 'Le lieu',
};

const apply = (current: Standing | undefined, change: Change, by: Partial<Circumstances> = {}) =>
  applyChange(current, change, { ...circumstances, ...by });

const held = apply(undefined, { action: 'granted' });
const suspended = apply(held, { action: 'suspended', reason: 'Plus d’accueil' });
const revoked = apply(held, { action: 'revoked', reason: 'Fermé au public' });
const over: Standing = { ...held, from: '2020-01-01', until: '2022-12-31' };

const refused = (current: Standing | undefined, change: Change, by: Partial<Circumstances> = {}): LabelRefusal => {
  try {
    apply(current, change, by);
  } catch (error) {
    if (error instanceof LabelRefusal) return error;
    throw error;
  }
  throw new assert.AssertionError({ message: 'not refused' });
};

describe('what an issuer may do to a grant', () => {
  it('lasts as long as the scheme says', () => {
    assert.deepEqual(held, { status: 'granted', from: '2026-11-22', until: '2029-11-21', reason: null, claims: [] });
    assert.equal(apply(undefined, { action: 'granted' }, { months: null }).until, null);
    assert.equal(renewalEnd(held.until, circumstances), '2032-11-21');
    assert.equal(renewalEnd(over.until, circumstances), '2029-11-21');
    assert.equal(renewalEnd(held.until, { today: '2026-11-22', months: null }), undefined);
  });

  it('counts months as calendars do', () => {
    assert.equal(addMonths('2026-01-01', 36), '2028-12-31');
    assert.equal(addMonths('2026-08-31', 6), '2027-02-28');
    assert.equal(addMonths('2027-08-31', 6), '2028-02-29');
    assert.equal(addMonths('2026-01-15', 1), '2026-02-14');
    const day = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 240 }), (date, months) => {
        const from = date.toISOString().slice(0, 10);
        const days = (Date.parse(addMonths(from, months)) - Date.parse(from)) / 86_400_000 + 1;
        assert.ok(days >= months * 30.436_875 - 4 && days <= months * 30.436_875 + 4, `${from} ${months}: ${days}`);
      }),
    );
  });

  it('suspends, reinstates, revokes and grants anew', () => {
    assert.deepEqual([suspended.status, suspended.reason], ['suspended', 'Plus d’accueil']);
    assert.deepEqual(apply(suspended, { action: 'reinstated' }), held);
    assert.equal(apply(revoked, { action: 'granted' }, { today: '2027-01-01' }).from, '2027-01-01');
    assert.equal(apply(over, { action: 'granted' }).from, '2026-11-22');
  });

  it('refuses what the state does not allow, in words', () => {
    const cases: [Standing | undefined, Change][] = [
      [undefined, { action: 'renewed', until: null }],
      [undefined, { action: 'suspended', reason: 'x' }],
      [suspended, { action: 'renewed', until: null }],
      [suspended, { action: 'granted' }],
      [revoked, { action: 'renewed', until: null }],
      [revoked, { action: 'reinstated' }],
      [revoked, { action: 'suspended', reason: 'x' }],
      [over, { action: 'suspended', reason: 'x' }],
    ];
    for (const [current, change] of cases) {
      const { sentence, field } = refused(current, change);
      assert.equal(field, undefined);
      assert.ok(sentence.fr.endsWith('.') && sentence.en.endsWith('.'));
    }
  });

  it('refuses dates that make no sense, and criteria that are not the scheme’s', () => {
    const fields = [
      refused(undefined, { action: 'granted', from: '2026-11-23' }),
      refused(undefined, { action: 'granted', from: '2026-11-01', until: '2026-10-31' }),
      refused(undefined, { action: 'granted', from: '2026-11-01', until: '2026-11-21' }),
      refused(held, { action: 'renewed', until: '2026-11-21' }),
      refused(held, { action: 'checked', criteria: [{ id: 'quiet', state: 'proved' }] }),
      refused(held, { action: 'checked', criteria: [{ id: 'open', state: 'proved', date: '2026-11-23' }] }),
      refused(held, { action: 'checked', criteria: [{ id: 'open', state: 'proved' }] }, { criteria: null }),
    ].map(({ field }) => field);
    assert.deepEqual(fields, ['from', 'until', 'until', 'until', 'criteria', 'criteria', 'criteria']);
  });

  it('knows who says what of a criterion, and forgets nothing that is not said', () => {
    const proved = apply(held, {
      action: 'checked',
      criteria: [{ id: 'open', state: 'proved', date: '2026-10-01', evidence: 'https://a.example/visite' }],
    });
    const both = apply(proved, { action: 'checked', criteria: [{ id: 'animated', state: 'declared' }] });
    assert.deepEqual(both.claims, [
      { id: 'open', state: 'proved', by: 'Émetteur', date: '2026-10-01', evidence: 'https://a.example/visite' },
      { id: 'animated', state: 'declared', by: 'Le lieu', date: '2026-11-22', evidence: null },
    ]);
    const without = apply(both, { action: 'checked', criteria: [{ id: 'open', state: 'missing' }] });
    assert.deepEqual(
      without.claims.map(({ id }) => id),
      ['animated'],
    );
  });

  it('changes nothing the second time, whatever was said', () => {
    const claim = fc.record(
      {
        id: fc.constantFrom('open', 'animated'),
        state: fc.constantFrom('proved' as const, 'declared' as const, 'missing' as const),
        date: fc.constantFrom('2026-01-01', '2026-11-22'),
        evidence: fc.constantFrom(null, 'https://a.example/'),
      },
      { requiredKeys: ['id', 'state'] },
    );
    const criteria = fc.uniqueArray(claim, { selector: ({ id }) => id });
    const change: fc.Arbitrary<Change> = fc.oneof(
      fc.record({ action: fc.constant('granted' as const), criteria }),
      fc.record({ action: fc.constant('renewed' as const), until: fc.constant('2031-01-01'), criteria }),
      fc.record({ action: fc.constant('checked' as const), criteria }),
      fc.constantFrom<Change>(
        { action: 'suspended', reason: 'motif' },
        { action: 'reinstated' },
        { action: 'revoked', reason: 'motif' },
      ),
    );
    fc.assert(
      fc.property(fc.array(change, { maxLength: 6 }), fc.array(fc.nat(400), { maxLength: 6 }), (changes, days) => {
        let current: Standing | undefined;
        let today = circumstances.today;
        for (const [index, each] of changes.entries()) {
          today = new Date(Date.parse(today) + (days[index] ?? 0) * 86_400_000).toISOString().slice(0, 10);
          try {
            const next = apply(current, each, { today });
            assert.ok(next.until === null || next.until >= next.from);
            assert.equal(next.reason !== null, next.status !== 'granted');
            assert.equal(apply(next, each, { today }), next);
            current = next;
          } catch (error) {
            if (!(error instanceof LabelRefusal)) throw error;
          }
        }
      }),
    );
  });
});
