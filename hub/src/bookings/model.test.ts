/**
 * Any sequence of bookings, confirmations, cancellations, lapses, moves, arrivals and closings, on a clock that may
 * jump back, leaves the database as a plain model in memory says. `ESCALE_MODEL_RUNS=3000` makes it a long run, and
 * `bench/booking-faults.ts` plants faults that it must find.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import type { Confirmation } from '../../../sdk/contract/index.ts';
import type { Sql } from '../database/database.ts';
import { testDatabase, type TestDatabase } from '../database/testing.ts';
import { readAvailability } from './availability.ts';
import { HOLD_MINUTES, placeBooking } from './book.ts';
import { KEY_KEPT } from './idempotency.ts';
import { answered, attended, moved, shut, ticked } from './model-desk-testing.ts';
import {
  cancelDeadline,
  CAPACITY,
  command,
  dateOf,
  days,
  expire,
  expireInTheWay,
  freeUnits,
  isShut,
  isStale,
  MINUTE,
  onBooking,
  opening,
  question,
  reasonOf,
  rfc3339,
  seatsOf,
  SLOT,
  SLOTS_A_DAY,
  untouched,
  type Command,
  type Model,
  type ModelBooking,
  type Place,
  type Real,
} from './model-testing.ts';
import { isBookable } from './rules.ts';
import { cancel, confirm, erase, holding } from './states.ts';
import { sweep } from './sweep.ts';
import { readTerms } from './terms.ts';
import { insertBookable, newKey, requestFor, testRules } from './testing.ts';

/** The evening before, or in the first morning: whoever has booked arrives, or does not. */
const startsOfRun = ['2026-11-23T20:00:00Z', '2026-11-24T08:20:00Z'].map((instant) => Date.parse(instant));

const firstMessages = { instant: ['confirmed', 'operator'], email: ['confirm'], operator: ['requested', 'operator'] };
const firstStatus = { instant: 'confirmed', email: 'held', operator: 'requested' } as const;

/** What is asked for: desks, on a day of the model. */
interface Wish {
  readonly confirmation: Confirmation;
  readonly day: number;
  readonly slot: number;
  /** Slots. */
  readonly length: number;
  readonly seats: number;
}

const placeOf = ({ day, slot, length }: Wish): Place => {
  const from = opening(day) + slot * SLOT;
  return { resource: 0, from, to: from + length * SLOT };
};

function refusalOf(model: Model, wish: Wish): string | undefined {
  const place = placeOf(wish);
  if (wish.seats > CAPACITY) return 'not-enough-seats';
  if (place.from < model.now) return 'too-late';
  if (wish.slot + wish.length > SLOTS_A_DAY || isShut(model, dateOf(place))) return 'closed';
  const free = freeUnits(model, place).length;
  if (free >= wish.seats) return undefined;
  return free > 0 ? 'not-enough-seats' : 'taken';
}

async function book(wish: Wish, model: Model, real: Real): Promise<void> {
  const { confirmation, seats } = wish;
  const { sql, on } = real;
  await setRules(real, model, confirmation);
  const place = placeOf(wish);
  const request = { start: rfc3339(place.from), end: rfc3339(place.to), seats };
  const key = newKey();
  const placed = await placeBooking(sql, requestFor(on, request), { now: new Date(model.now), key });
  model.keys.push({ key, at: model.now, request, answer: placed.answer });
  assert.equal(placed.status === 409 ? placed.problem.reason : undefined, refusalOf(model, wish));
  if (placed.status === 409) return;
  if (untouched(model, place).length < seats) expireInTheWay(model, place);
  const units = untouched(model, place).slice(0, seats);
  const hold = Math.max(Math.min(model.now + HOLD_MINUTES * MINUTE, place.from), model.now + 10 * MINUTE);
  model.bookings.push({
    ...{ id: placed.booking.id, ...place, seats, units, erased: false },
    ...{ confirmBy: hold, cancelBy: place.from - cancelDeadline },
    status: firstStatus[confirmation],
    messages: [...firstMessages[confirmation]],
  });
}

const booked = (wish: Wish): Command =>
  command(
    `book(${wish.confirmation}, day ${wish.day}, slot ${wish.slot}+${wish.length}, ${wish.seats} seats)`,
    (model, real) => book(wish, model, real),
  );

/** From the next half hour on: soon there is somebody who has begun. */
const soon = (wish: Pick<Wish, 'confirmation' | 'length' | 'seats'>): Command =>
  command(`book soon(${wish.confirmation}, +${wish.length}, ${wish.seats} seats)`, (model, real) => {
    const day = model.now < opening(1) - 12 * 60 * MINUTE ? 0 : 1;
    const slot = Math.min(Math.max(Math.ceil((model.now - opening(day)) / SLOT), 0), SLOTS_A_DAY - 1);
    return book({ ...wish, day, slot }, model, real);
  });

/** What is free of a slot is had, and not one seat more. */
const filled = (day: number, slot: number): Command =>
  command(`fill(day ${day}, slot ${slot})`, async (model, real) => {
    const wish = { confirmation: 'instant', day, slot, length: 1 } as const;
    const free = freeUnits(model, placeOf({ ...wish, seats: 1 })).length;
    if (free > 0) await book({ ...wish, seats: free }, model, real);
    await book({ ...wish, seats: 1 }, model, real);
  });

async function setRules(real: Real, { closed }: Model, confirmation: Confirmation): Promise<void> {
  const rules = JSON.stringify({ ...testRules, confirmation, closedOn: [...closed] });
  if (rules === real.rules) return;
  await real.sql`update resource set rules = ${rules}::text::jsonb where place_id = ${real.on.placeId}`;
  real.rules = rules;
}

const replayed = (pick: number): Command =>
  command(`replay(${pick})`, async (model, { sql, on }) => {
    const known = model.keys[pick % model.keys.length];
    if (!known) return;
    const { key, request, answer } = known;
    const again = await placeBooking(sql, requestFor(on, request), { now: new Date(model.now), key });
    assert.equal(again.answer, answer);
    assert.equal(again.replayed, true);
  });

async function confirmOne(booking: ModelBooking, model: Model, { sql }: Real): Promise<void> {
  const reason = await reasonOf(confirm(sql, booking.id, new Date(model.now)));
  if (booking.status === 'confirmed' || attended.has(booking.status)) return assert.equal(reason, undefined);
  if (['requested', 'cancelled', 'refused'].includes(booking.status)) return assert.equal(reason, 'not-allowed');
  if (booking.from <= model.now) return assert.equal(reason, 'too-late');
  if (booking.status === 'expired') {
    const free = freeUnits(model, booking);
    if (free.length < booking.seats) return assert.equal(reason, 'taken');
    if (model.closings.has(dateOf(booking))) return assert.equal(reason, 'closed');
    expireInTheWay(model, booking);
    booking.units = free.slice(0, booking.seats);
  }
  assert.equal(reason, undefined);
  booking.status = 'confirmed';
  booking.messages.push('confirmed', 'operator');
}

const confirmed = (pick: number): Command => onBooking('confirm', pick, confirmOne);
/** The click that comes too late: the seats may be gone, and the day closed. */
const revived = (pick: number): Command => onBooking('confirm lapsed', pick, confirmOne, 'expired');

const cancelled = (pick: number): Command =>
  onBooking('cancel', pick, async (booking, model, { sql }) => {
    const reason = await reasonOf(cancel(sql, booking.id, new Date(model.now)));
    if (!holding.has(booking.status)) return assert.equal(reason, undefined);
    const deadline = booking.status === 'confirmed' ? booking.cancelBy : booking.from;
    if (model.now > deadline || attended.has(booking.status)) return assert.equal(reason, 'too-late');
    assert.equal(reason, undefined);
    Object.assign(booking, { status: 'cancelled', units: [] });
    booking.messages.push('cancelled', 'operator');
  });

const erased = (pick: number): Command =>
  onBooking('erase', pick, async (booking, model, { sql }) => {
    const reason = await reasonOf(erase(sql, booking.id, new Date(model.now)));
    const live = holding.has(booking.status) && booking.to > model.now;
    assert.equal(reason, live ? 'not-allowed' : undefined);
    booking.erased ||= !live;
  });

const dayOff = (day: number, isOff: boolean): Command =>
  command(`${isOff ? 'day off' : 'no day off'}(${day})`, async (model, real) => {
    const date = days[day] ?? '';
    if (isOff) model.closed.add(date);
    else model.closed.delete(date);
    await setRules(real, model, 'instant');
  });

async function sweepAll(model: Model, sql: Sql): Promise<void> {
  await sweep(sql, new Date(model.now));
  for (const booking of model.bookings) if (isStale(booking, model.now)) expire(booking);
  model.keys = model.keys.filter(({ at }) => at >= model.now - KEY_KEPT);
}

const swept = (): Command => command('sweep', (model, { sql }) => sweepAll(model, sql));

/** The time of a hold runs out, and whoever held is told. */
const lapsed = (pick: number): Command =>
  onBooking(
    'lapse',
    pick,
    async (booking, model, { sql }) => {
      model.now = booking.confirmBy;
      await sweepAll(model, sql);
    },
    'held',
  );

const waited = (minutes: number): Command =>
  question(`wait(${minutes} min)`, (model) => {
    model.now += minutes * MINUTE;
    return Promise.resolve();
  });

/** To an instant at which something changes for a booking, or a minute beside it; also back. */
const waitedFor = (moment: 'confirmBy' | 'cancelBy' | 'from' | 'to', minutes: number, pick: number): Command => ({
  ...question(`wait for ${moment}${minutes === 0 ? '' : ` ${minutes} min`}(${pick})`, (model) => {
    const booking = model.bookings[pick % model.bookings.length];
    if (booking) model.now = booking[moment] + minutes * MINUTE;
    return Promise.resolve();
  }),
  check: ({ bookings }: Readonly<Model>) => bookings.length > 0,
});

const seen = (): Command =>
  question('availability', async (model, { sql, on, resources }) => {
    const terms = ((await readTerms(sql, on.placeId)) ?? []).filter(isBookable);
    const place = { id: on.placeId, timeZone: 'Europe/Paris' };
    const options = { firstDay: opening(0) / 86_400_000 - 8 / 24, days: 2, seats: 1, now: new Date(model.now) };
    const shown = (await readAvailability(sql, place, terms, options)).resources;
    for (const [resource, id] of resources.entries()) {
      const ofDays = shown.find((each) => each.resource === String(id))?.days;
      const expected = days.map((date, day) =>
        Array.from({ length: SLOTS_A_DAY }, (_, index) => opening(day) + index * SLOT)
          .filter((from) => from >= model.now && !isShut(model, date))
          .map((from) => [rfc3339(from), freeUnits(model, { resource, from, to: from + SLOT }).length]),
      );
      assert.deepEqual(
        ofDays?.map(({ slots }) => slots.map(({ start, free }) => [start, free])),
        expected,
      );
    }
  });

const pick = fc.nat(20);
const day = fc.constantFrom(0, 1);
const slot = fc.nat(SLOTS_A_DAY - 1);
/** Bookings that fight for one slot, on holds that lapse. */
const contested = fc
  .tuple(fc.constantFrom<Confirmation>('instant', 'email', 'email'), fc.integer({ min: 1, max: CAPACITY }))
  .map(([confirmation, seats]) => booked({ confirmation, day: 1, slot: 2, length: 2, seats }));
/** Mostly what can be had. */
const wished = fc
  .record({
    confirmation: fc.constantFrom<Confirmation>('instant', 'instant', 'email', 'operator'),
    day,
    slot,
    length: fc.constantFrom(1, 1, 2, 4),
    seats: fc.constantFrom(1, 1, 2, CAPACITY, CAPACITY + 1),
  })
  .map(booked);
const atOnce = fc
  .record({
    confirmation: fc.constantFrom<Confirmation>('instant', 'email', 'operator'),
    length: fc.constantFrom(2, 3),
    seats: fc.constantFrom(1, CAPACITY),
  })
  .map(soon);
const atDesk = fc
  .tuple(fc.constantFrom('check-in', 'no-show', 'no-show', 'undo'), fc.nat(3))
  .map((tick) => ticked(...tick));
/** Near what is booked: over its own time, and into the time of others. */
const destination = fc.record({
  resource: fc.constantFrom(0, 0, 1),
  day: fc.constantFrom(0, 1, 1),
  slot: fc.constantFrom(0, 1, 2, 2, 3, 3, 5),
  length: fc.constantFrom(undefined, undefined, undefined, 1, 3),
});
/** Several times: what is likely to meet a booking. */
const commands = [
  ...[wished, wished, wished],
  ...[contested, contested],
  ...[atOnce, atOnce],
  ...[atDesk, atDesk],
  ...[fc.tuple(fc.nat(5), destination), fc.tuple(pick, destination)].map((move) => move.map((to) => moved(...to))),
  pick.map(replayed),
  pick.map(confirmed),
  ...[pick.map(lapsed), pick.map(revived)],
  ...[pick.map(cancelled), fc.nat(5).map(cancelled)],
  fc.tuple(fc.boolean(), pick).map((answer) => answered(...answer)),
  pick.map(erased),
  fc.tuple(day, fc.constantFrom(true, false, false)).map((change) => dayOff(...change)),
  fc.tuple(day, fc.boolean()).map((change) => shut(...change)),
  fc.tuple(day, slot).map((one) => filled(...one)),
  fc.constant(swept()),
  fc.constantFrom(5, 30, 61, 240, 720, -30, -120).map(waited),
  ...[fc.nat(5), pick].map((one) =>
    fc
      .tuple(fc.constantFrom('confirmBy', 'confirmBy', 'cancelBy', 'from', 'to'), fc.constantFrom(0, 0, 1, -1), one)
      .map((wait) => waitedFor(...wait)),
  ),
  fc.constant(seen()),
];

const sequences = fc.commands(commands, { maxCommands: 40, size: 'max' });

/** Databases at a time: a sequence mostly waits for answers, and sweeping is about all places of a database. */
const LANES = 6;
const runs = Number(process.env['ESCALE_MODEL_RUNS'] ?? 40);

describe('bookings and a model of them', () => {
  const databases: TestDatabase[] = [];
  before(async () => {
    for (let lane = 0; lane < Math.min(LANES, Math.ceil(runs / 100)); lane += 1) databases.push(await testDatabase());
  });
  after(() => Promise.all(databases.map((database) => database.close())));

  async function setUp(sql: Sql): Promise<Pick<Real, 'on' | 'resources'>> {
    const on = await insertBookable(sql, { seats: CAPACITY, hours: 'Mo-Su 09:00-12:00' });
    const [beside] = await sql<{ id: number }[]>`
      insert into resource (place_id, kind, name, seats, booking_via, rules, position)
      select place_id, kind, 'À côté', ${seatsOf[1]}, booking_via, rules, 1 from resource where place_id = ${on.placeId}
      returning id`;
    return { on, resources: [on.resourceId, beside?.id ?? -1] };
  }

  const agree = (sql: Sql, numRuns: number): Promise<void> =>
    fc.assert(
      fc.asyncProperty(fc.constantFrom(...startsOfRun), sequences, day, slot, async (now, sequence, ...last) => {
        const place = await setUp(sql);
        const model: Model = { now, closed: new Set(), closings: new Map(), bookings: [], keys: [] };
        const real: Real = { sql, ...place };
        await fc.asyncModelRun(() => ({ model, real }), sequence);
        // Whatever has happened: what is free is shown, and can be had.
        for (const final of [seen(), filled(...last)]) await final.run(model, real);
      }),
      // A fault that was planted need not be made small.
      { numRuns, endOnFailure: process.env['ESCALE_MODEL_SHRINK'] === 'no' },
    );

  it(`agree after each of any sequence of commands, ${runs} sequences`, async () => {
    const each = Math.ceil(runs / databases.length);
    await Promise.all(databases.map(({ sql }) => agree(sql, each)));
  });
});
