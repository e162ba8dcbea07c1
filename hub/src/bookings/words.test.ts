/** What a refusal, a voucher and a key say, in both languages, and what is kept of it in memory. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Problem, type RefusalReason, type Slot } from '../../../sdk/contract/index.ts';
import type { Sql } from '../database/database.ts';
import { describeProblem, ProblemError } from '../http/problem.ts';
import { busy, elsewhen, nothingToBook } from './book.ts';
import { sameRequest } from './idempotency.ts';
import { refusalSentence, refused, refusedSentence } from './refusals.ts';
import type { BookableTerms, Refusal } from './rules.ts';
import { forgetRefusals, refusalOfTheMoment, shareRefusal, type Wanted } from './shared-refusals.ts';
import { noBooking } from './states.ts';
import { knownTerms, rememberTerms, type KnownTerms } from './terms-cache.ts';
import { testRules } from './testing.ts';
import { judgeVoucher, normaliseCode, type PayingVoucher } from './voucher.ts';

const terms = (rules: Partial<BookableTerms['rules']> = {}): BookableTerms => ({
  ...{ placeId: 1, placeName: 'Le Bureau', placeStatus: 'open', timeZone: 'Europe/Paris', resourceId: 2 },
  ...{ resourceName: 'Bureaux', kind: 'desk', seats: 2, price: null, hours: '24/7', holidays: 'FR' },
  rules: { ...testRules, ...rules },
});

describe('a refusal', () => {
  const said = (refusal: Refusal, of: Parameters<typeof terms>[0] = {}) => {
    const { fr, en } = refusalSentence(refusal, terms(of));
    return [fr, en];
  };

  it('says what happened and what to do next, for each reason', () => {
    const limit = Date.parse('2026-11-24T09:59:01Z');
    const cases: readonly (readonly [Refusal, RegExp, RegExp])[] = [
      [{ reason: 'taken' }, /vient de prendre ce créneau\. Choisissez/, /just taken this time\. Please choose/],
      [{ reason: 'not-enough-seats' }, /^Il n’y a plus de place\.$/, /^There is no seat left\.$/],
      [{ reason: 'not-enough-seats', free: 1 }, /qu’une place/, /only one seat/],
      [{ reason: 'not-enough-seats', free: 3 }, /que 3 places/, /only 3 seats/],
      [{ reason: 'closed' }, /pas ouvert à la réservation/, /does not take bookings for all/],
      [{ reason: 'too-late' }, /^Il est trop tard pour ce créneau\.$/, /^It is too late for this time\.$/],
      [{ reason: 'too-late', limit }, /à partir du 24\snovembre 2026 à 11\sh\.$/, /from 24\sNovember 2026 at 11:00\.$/],
      [{ reason: 'too-early' }, /^Il est trop tôt pour réserver ce jour\.$/, /^It is too early to book this day\.$/],
      [{ reason: 'too-early', limit }, /jusqu’au 24\snovembre 2026\.$/, /until 24\sNovember 2026\.$/],
      [{ reason: 'too-early', limit: limit + 7 * 86_400_000 }, /jusqu’au 1er\sdécembre/, /until 1\sDecember/],
      [{ reason: 'not-bookable' }, /ne se réserve pas en ligne ici/, /cannot be booked online here/],
      [{ reason: 'voucher' }, /^Ce bon ne vaut pas ici\.$/, /^This voucher is not valid here\.$/],
      [{ reason: 'voucher', detail: { fr: 'Non.', en: 'No.' } }, /^Non\.$/, /^No\.$/],
    ];
    for (const [refusal, french, english] of cases) {
      const [fr = '', en = ''] = said(refusal);
      assert.match(fr, french);
      assert.match(en, english);
    }
  });

  it('says how one books here when the wish was not that', () => {
    const reason = 'not-allowed';
    assert.deepEqual(said({ reason }, { minDuration: 30, maxDuration: 240 }), [
      ...['On réserve ici par demi-heures, pour 30 min à 4 h.', 'Bookings here are by half-hours, for 30 min to 4 h.'],
    ]);
    assert.deepEqual(said({ reason }, { step: 'half-day', minDuration: 90, maxDuration: 65 }), [
      'On réserve ici par demi-journées, pour 1 h 30 à 1 h 05.',
      'Bookings here are by half-days, for 1 h 30 to 1 h 05.',
    ]);
    assert.deepEqual(said({ reason }, { step: 'day', minDuration: 480, maxDuration: 480 }), [
      ...['On réserve ici à la journée, pour 8 h.', 'Bookings here are by the day, for 8 h.'],
    ]);
    const { fr, en } = refusalSentence({ reason }, { ...terms(), rules: null });
    assert.deepEqual([fr, en], ['Cette réservation n’est pas possible.', 'This booking is not possible.']);
  });

  const slot: Slot = { start: '2026-11-24T09:00:00Z', end: '2026-11-24T09:30:00Z', free: 1 };

  it('is a problem that is final, with its reason and the other times', () => {
    const problem = Problem.parse(describeProblem(refused({ reason: 'taken' }, terms(), [slot]), 'fr'));
    assert.deepEqual(
      [problem.type, problem.status, problem.reason, problem.final, problem.alternatives],
      ['urn:escale:problem:booking-refused', 409, 'taken', true, [slot]],
    );
    assert.match(problem.detail ?? '', /^Quelqu’un vient/);
    assert.deepEqual(describeProblem(refused({ reason: 'closed' }, terms()), 'en').alternatives, []);
    const own = describeProblem(refusedSentence('too-late', { fr: 'Trop tard.', en: 'Too late.' }), 'en');
    assert.deepEqual([own.type, own.reason, own.detail, own.final], [problem.type, 'too-late', 'Too late.', true]);
  });

  it('names other times where another time may help', () => {
    const all: readonly RefusalReason[] = [
      ...(['taken', 'closed', 'too-late', 'not-enough-seats', 'not-allowed'] as const),
      ...(['too-early', 'not-bookable', 'voucher'] as const),
    ];
    assert.deepEqual(
      all.map((reason) => elsewhen.has(reason)),
      [true, true, true, true, true, false, false, false],
    );
  });

  it('of what does not exist, or is under way, says whether to ask again', () => {
    const cases = [
      [nothingToBook(), 'not-found', true, /^Ce lieu, ou ce qu’il y a à y réserver/, /^This place, or what is to be/],
      [noBooking(), 'not-found', true, /^Cette réservation n’existe pas\.$/, /^There is no such booking\.$/],
      [busy(), 'idempotency-key-busy', undefined, /Renvoyez-la telle quelle/, /Send it again unchanged/],
    ] as const;
    for (const [error, type, final, french, english] of cases) {
      const [fr, en] = [describeProblem(error, 'fr'), describeProblem(error, 'en')];
      assert.deepEqual([fr.type, fr.final], [`urn:escale:problem:${type}`, final]);
      assert.match(fr.detail ?? '', french);
      assert.match(en.detail ?? '', english);
    }
    const cause = new Error('slow');
    assert.deepEqual([busy(cause).options.headers, busy(cause).cause], [{ 'Retry-After': '1' }, cause]);
  });
});

describe('a key', () => {
  const stored = { status: 201, answer: '{}', fingerprint: Buffer.from('one') };

  it('gives the stored answer to the same request, and to no other', () => {
    assert.equal(sameRequest(stored, { key: 'k', fingerprint: Buffer.from('one') }), stored);
    const other = () => sameRequest(stored, { key: 'k', fingerprint: Buffer.from('two') });
    assert.throws(other, (error) => {
      assert.ok(error instanceof ProblemError);
      const [fr, en] = [describeProblem(error, 'fr'), describeProblem(error, 'en')];
      assert.deepEqual([fr.type, fr.final], ['urn:escale:problem:idempotency-key-reused', true]);
      assert.match(fr.detail ?? '', /a déjà servi pour une autre demande/);
      assert.match(en.detail ?? '', /was already used for another request/);
      return true;
    });
  });
});

describe('a voucher', () => {
  const voucher: PayingVoucher = { id: 'v', left: 3, validUntil: '2026-11-24', closed: false };
  const judge = (change: Partial<PayingVoucher> | undefined, day = '2026-11-24', halfDays = 1) =>
    judgeVoucher(change && { ...voucher, ...change }, { day, halfDays });
  const fault = (...args: Parameters<typeof judge>) => {
    const refusal = judge(...args);
    assert.equal(refusal?.reason, 'voucher');
    return [refusal.detail?.fr, refusal.detail?.en];
  };

  it('is read without case, spaces and hyphens, and with digits for the letters that look like them', () => {
    assert.equal(normaliseCode(' ab-cd il o0 '), 'ABCD1100');
    assert.equal(normaliseCode('loIL-2\t3'), '101123');
  });

  it('pays until its last day, and for what is left', () => {
    assert.equal(judge({}), undefined);
    assert.equal(judge({}, '2026-11-24', 3), undefined);
    assert.equal(judge({ validUntil: null }, '2099-01-01'), undefined);
  });

  it('says why it does not', () => {
    const cases: readonly (readonly [readonly (string | undefined)[], RegExp, RegExp])[] = [
      [fault(undefined), /ne connaissons pas ce bon/, /do not know this voucher/],
      [fault({ closed: true }), /ne paie plus/, /pays for no more/],
      [fault({}, '2026-11-25'), /jusqu’au 24\snovembre 2026\. Choisissez/, /until 24\sNovember 2026\. Choose/],
      [
        fault({}, '2026-11-24', 4),
        /^Il reste 1,5 jour sur ce bon, et cette réservation en demande 2\.$/,
        /^1\.5 days are left on this voucher, and this booking takes 2\.$/,
      ],
      [
        fault({ left: 2 }, '2026-11-24', 3),
        /^Il reste 1 jour sur ce bon, .* 1,5\.$/,
        /^1 day is left on this voucher, .* 1\.5\.$/,
      ],
      [fault({ left: 4 }, '2026-11-24', 5), /^Il reste 2 jours sur ce bon/, /^2 days are left/],
      [fault({ left: 0 }), /^Ce bon est épuisé\./, /^This voucher is used up\./],
      [fault({ left: -1 }), /^Ce bon est épuisé\./, /^This voucher is used up\./],
    ];
    for (const [[fr = '', en = ''], french, english] of cases) {
      assert.match(fr, french);
      assert.match(en, english);
    }
  });
});

describe('what is kept in memory', () => {
  const wanted = (change: Partial<Wanted> = {}): Wanted => ({
    ...{ terms: terms(), period: { from: 0, to: 60_000 }, seats: 1, language: 'fr' },
    now: new Date('2026-11-21T08:30:00Z'),
    ...change,
  });
  const written = (answer: string) => ({ problem: { type: 'about:blank', title: '', status: 409 } as Problem, answer });

  it('of a refusal is told to all who wish the same within a second, and to nobody else', async (t) => {
    let clock = 1000;
    t.mock.method(performance, 'now', () => clock);
    const first = wanted();
    let writings = 0;
    const ask = async (wish: Wanted, refusal: Refusal = { reason: 'taken' }) =>
      (await shareRefusal(wish, refusal, () => Promise.resolve(written(String((writings += 1)))))).answer;
    assert.equal(refusalOfTheMoment(first), undefined);
    assert.equal(await ask(first), '1');
    assert.equal(await ask({ ...first }), '1');
    assert.equal(refusalOfTheMoment(first)?.answer, '1');
    const others: Wanted[] = [
      { ...first, period: { from: 1, to: 60_000 } },
      { ...first, period: { from: 0, to: 60_001 } },
      { ...first, seats: 2 },
      { ...first, language: 'en' },
      { ...first, now: new Date('2026-11-21T08:30:01Z') },
      { ...first, terms: terms() },
    ];
    for (const other of others) assert.equal(refusalOfTheMoment(other), undefined);
    for (const [index, other] of others.entries()) assert.equal(await ask(other), String(index + 2));
    assert.equal(await ask({ ...first, now: new Date('2026-11-21T08:30:00.999Z') }), '1');
    assert.equal(await ask(first, { reason: 'not-enough-seats', free: 1 }), '8');
    assert.equal(await ask(first, { reason: 'not-enough-seats', free: 2 }), '9');
    clock += 999;
    assert.equal(await ask(first), '1');
    clock += 1;
    assert.equal(refusalOfTheMoment(first), undefined);
    assert.equal(await ask(first), '10');
    forgetRefusals(first.terms);
    assert.equal(refusalOfTheMoment(first), undefined);
    assert.equal(await ask(first), '11');
  });

  it('of a refusal that could not be written is nothing', async () => {
    const wish = wanted();
    const boom = new Error('no database');
    await assert.rejects(
      shareRefusal(wish, { reason: 'taken' }, () => Promise.reject(boom)),
      boom,
    );
    assert.equal(refusalOfTheMoment(wish), undefined);
    const again = await shareRefusal(wish, { reason: 'taken' }, () => Promise.resolve(written('again')));
    assert.equal(again.answer, 'again');
  });

  it('of refusals of one resource is bounded', async () => {
    const wish = wanted();
    const ask = (from: number) =>
      shareRefusal({ ...wish, period: { from, to: 1e9 } }, { reason: 'taken' }, () => Promise.resolve(written('')));
    for (let from = 0; from < 200; from += 1) await ask(from);
    assert.ok(refusalOfTheMoment({ ...wish, period: { from: 0, to: 1e9 } }));
    await ask(200);
    assert.equal(refusalOfTheMoment({ ...wish, period: { from: 0, to: 1e9 } }), undefined);
    assert.ok(refusalOfTheMoment({ ...wish, period: { from: 200, to: 1e9 } }));
  });

  it('of terms is what was read last, of each database and resource, the oldest forgotten first', () => {
    const [one, other] = [{}, {}] as [Sql, Sql];
    const version = (text: string): KnownTerms => ({ ...terms(), version: text });
    const a = { place: 'A', resource: '1' };
    assert.equal(knownTerms(one, a), undefined);
    rememberTerms(one, a, version('1'));
    rememberTerms(one, a, version('2'));
    assert.equal(knownTerms(one, a)?.version, '2');
    for (const wish of [
      { ...a, place: 'B' },
      { ...a, resource: '2' },
      { place: 'A1', resource: '' },
    ])
      assert.equal(knownTerms(one, wish), undefined);
    assert.equal(knownTerms(other, a), undefined);
    for (let n = 0; n < 1999; n += 1) rememberTerms(one, { place: 'C', resource: String(n) }, version('3'));
    assert.equal(knownTerms(one, a)?.version, '2');
    // Read again, it is the youngest.
    rememberTerms(one, a, version('4'));
    rememberTerms(one, { place: 'D', resource: '1' }, version('5'));
    assert.deepEqual([knownTerms(one, a)?.version, knownTerms(one, { place: 'C', resource: '0' })], ['4', undefined]);
    assert.equal(knownTerms(one, { place: 'C', resource: '1' })?.version, '3');
  });
});
