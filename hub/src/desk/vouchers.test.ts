import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { undo } from '../access/undo.ts';
import { placeBooking } from '../bookings/book.ts';
import { cancel, confirm, refuse } from '../bookings/states.ts';
import { sweep } from '../bookings/sweep.ts';
import { insertBookable, newKey, requestFor, type Bookable } from '../bookings/testing.ts';
import type { Sql } from '../database/database.ts';
import { testDatabase, type TestDatabase } from '../database/testing.ts';
import { ProblemError } from '../http/problem.ts';
import { actor, entriesOf } from './testing.ts';
import {
  changeVoucher,
  makeVoucher,
  readEmployerLines,
  readVoucher,
  readVouchers,
  spacedVoucher,
  type Voucher,
} from './vouchers.ts';

const now = new Date('2026-11-23T09:00:00Z');
const by = { actor, now };

let database: TestDatabase;
let sql: Sql;
let on: Bookable;
before(async () => {
  database = await testDatabase();
  sql = database.sql;
  on = await insertBookable(sql, { seats: 60 });
});
after(() => database.close());

const voucherOf = (halfDays: number, changes: Partial<Voucher> = {}) =>
  makeVoucher(sql, { employer: 'Mairie de Redon', halfDays, validUntil: null, ...changes }, by);
const used = async ({ id }: Voucher) => (await readVoucher(sql, id)).used;

/** An hour at a desk, or more, paid with a voucher. */
const pay = (voucher: Pick<Voucher, 'code'>, wish: object = {}, place = on, key = newKey()) =>
  placeBooking(sql, requestFor(place, { voucher: voucher.code, ...wish }), { now, key });

async function paid(voucher: Pick<Voucher, 'code'>, wish: object = {}, place = on): Promise<string> {
  const placed = await pay(voucher, wish, place);
  assert.ok(placed.status === 201, placed.answer);
  return placed.booking.id;
}

async function refusal(voucher: Pick<Voucher, 'code'>, wish: object = {}): Promise<string> {
  const placed = await pay(voucher, wish);
  assert.ok(placed.status === 409, placed.answer);
  assert.equal(placed.problem.reason, 'voucher');
  assert.deepEqual(placed.problem.alternatives ?? [], []);
  return placed.problem.detail ?? '';
}

describe('a voucher', () => {
  it('pays a half-day for up to five hours, a day for more, for each seat', async () => {
    const voucher = await voucherOf(20);
    await paid(voucher);
    assert.equal(await used(voucher), 1);
    await paid(voucher, { start: '2026-11-24T08:00:00Z', end: '2026-11-24T17:00:00Z', seats: 3 });
    assert.equal(await used(voucher), 1 + 6);
  });

  it('is known by its code however it is typed', async () => {
    const voucher = await voucherOf(4);
    await paid({ code: ` ${spacedVoucher(voucher.code).toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l')} ` });
    assert.equal(await used(voucher), 1);
  });

  it('is refused in a sentence when unknown, used up, expired or closed, and nothing is booked', async () => {
    const place = await insertBookable(sql);
    const [small, old, closed] = [
      await voucherOf(1),
      await voucherOf(9, { validUntil: '2026-11-23' }),
      await voucherOf(9),
    ];
    await changeVoucher(sql, closed.id, { ...closed, closed: true }, by);
    const whole = {
      start: '2026-11-24T08:00:00Z',
      end: '2026-11-24T17:00:00Z',
      place: place.place,
      resource: place.resource,
    };
    assert.match(await refusal({ code: 'NOSUCHCODE' }, whole), /ne connaissons pas/);
    assert.match(await refusal(small, whole), /Il reste 0,5 jour .* en demande 1\./);
    assert.match(await refusal(old, whole), /jusqu’au 23\snovembre 2026/);
    assert.match(await refusal(closed, whole), /ne paie plus/);
    await paid(small);
    assert.match(await refusal(small, whole), /épuisé/);
    assert.deepEqual(
      await sql`select id from booking where place_id = ${place.placeId}`.then((rows) => rows.length),
      0,
    );
  });

  it('gets back what a booking took when that is cancelled, refused or lapses, and pays again when it comes back', async () => {
    const voucher = await voucherOf(3);
    const [email, asked] = await Promise.all([
      insertBookable(sql, { rules: { confirmation: 'email' } }),
      insertBookable(sql, { rules: { confirmation: 'operator' } }),
    ]);
    const instant = await paid(voucher);
    const held = await paid(voucher, {}, email);
    const requested = await paid(voucher, {}, asked);
    assert.equal(await used(voucher), 3);
    await cancel(sql, instant, now);
    await refuse(sql, requested, now);
    const later = new Date('2026-11-23T12:00:00Z');
    await sweep(sql, later);
    assert.equal(await used(voucher), 0);
    await confirm(sql, held, later);
    assert.equal(await used(voucher), 1);
  });

  it('does not pay for a hold that comes back when it is used up by then', async () => {
    const voucher = await voucherOf(1);
    const held = await paid(voucher, {}, await insertBookable(sql, { rules: { confirmation: 'email' } }));
    const later = new Date('2026-11-23T12:00:00Z');
    await sweep(sql, later);
    await paid(voucher);
    await assert.rejects(confirm(sql, held, later), (error) => {
      assert.ok(error instanceof ProblemError && typeof error.options.detail === 'object', String(error));
      assert.equal(error.options.reason, 'voucher');
      assert.match(error.options.detail.fr, /est épuisé ou n’est plus valable/);
      assert.match(error.options.detail.en, /used up or no longer valid/);
      return true;
    });
  });

  it('never pays for more than it is worth, however many book at once', async () => {
    const voucher = await voucherOf(5);
    const placed = await Promise.all(Array.from({ length: 24 }, () => pay(voucher)));
    assert.equal(placed.filter(({ status }) => status === 201).length, 5);
    assert.equal(await used(voucher), 5);
    for (const each of placed) if (each.status === 409) assert.equal(each.problem.reason, 'voucher');
  });

  it('answers the same to the same key, also once it is used up', async () => {
    const voucher = await voucherOf(1);
    const key = newKey();
    const first = await pay(voucher, {}, on, key);
    const second = await pay(voucher, {}, on, key);
    assert.equal(first.status, 201);
    assert.equal(second.answer, first.answer);
    assert.equal(await used(voucher), 1);
  });

  it('holds its balance through any sequence of bookings and cancellations', async () => {
    const act = fc.record({ whole: fc.boolean(), seats: fc.integer({ min: 1, max: 3 }), cancel: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 8 }), fc.array(act, { maxLength: 8 }), async (worth, acts) => {
        const voucher = await voucherOf(worth);
        const place = await insertBookable(sql, { seats: 60 });
        let expected = 0;
        for (const { whole, seats, cancel: taken } of acts) {
          const cost = (whole ? 2 : 1) * seats;
          const wish = { start: '2026-11-24T08:00:00Z', end: `2026-11-24T${whole ? 17 : 10}:00:00Z`, seats };
          const placed = await pay(voucher, wish, place);
          assert.equal(placed.status, expected + cost <= worth ? 201 : 409);
          if (placed.status === 201 && taken) await cancel(sql, placed.booking.id, now);
          else if (placed.status === 201) expected += cost;
          assert.equal(await used(voucher), expected);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('is written down with what it was and is, without its code, and taken back', async () => {
    const voucher = await voucherOf(10);
    await changeVoucher(sql, voucher.id, { ...voucher, halfDays: 4 }, by);
    await changeVoucher(sql, voucher.id, { ...voucher, halfDays: 4 }, by);
    const entries = await entriesOf(sql, voucher.id);
    assert.equal(entries.length, 2);
    assert.ok(!JSON.stringify(entries).includes(voucher.code));
    const [change] = await sql<{ id: number }[]>`select max(id) as id from journal where subject_id = ${voucher.id}`;
    assert.equal((await undo(sql, change!.id, by)).outcome, 'undone');
    assert.equal((await readVoucher(sql, voucher.id)).halfDays, 10);
  });

  it('tells the employer day by day what it paid for, and of nobody', async () => {
    const voucher = await voucherOf(10, { employer: 'Atelier du Pont' });
    const kept = await paid(voucher, { name: 'Camille' });
    await cancel(sql, await paid(voucher), now);
    const lines = await readEmployerLines(sql, 'Atelier du Pont', { from: '2026-11-01', until: '2026-11-30' });
    assert.deepEqual(
      lines.map(({ id, day, halfDays }) => [id, day, halfDays]),
      [[kept, '2026-11-24', 1]],
    );
    assert.ok(!JSON.stringify(lines).includes('Camille'));
    assert.ok((await readVouchers(sql)).some(({ id }) => id === voucher.id));
  });
});
