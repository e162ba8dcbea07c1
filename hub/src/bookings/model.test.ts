/**
 * Any sequence of bookings, confirmations, cancellations, lapses, arrivals and closed days, on a clock that may jump
 * back, leaves the database as a plain model in memory says. `ESCALE_MODEL_RUNS=3000` makes it a long run.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import type { BookingStatus, Confirmation } from '../../../sdk/contract/index.ts';
import type { Sql } from '../database/database.ts';
import { testDatabase, type TestDatabase } from '../database/testing.ts';
import { moveBooking, type Move } from '../desk/attendance.ts';
import { actor } from '../desk/testing.ts';
import { ProblemError } from '../http/problem.ts';
import { readAvailability } from './availability.ts';
import { HOLD_MINUTES, placeBooking } from './book.ts';
import { KEY_KEPT } from './idempotency.ts';
import { isBookable } from './rules.ts';
import { accept, cancel, confirm, erase, holding, refuse } from './states.ts';
import { sweep } from './sweep.ts';
import { readTerms } from './terms.ts';
import { insertBookable, newKey, requestFor, testRules, type Bookable } from './testing.ts';

const MINUTE = 60_000;
const SLOT = 30 * MINUTE;
const CAPACITY = 3;
/** Two mornings, 9:00 to 12:00 in Paris: few enough slots for bookings to meet. */
const days = ['2026-11-24', '2026-11-25'] as const;
const opening = (day: number): number => Date.parse(`${days[day]}T08:00:00Z`);
const SLOTS_A_DAY = 6;
/** The evening before, or in the first morning: whoever has booked arrives, or does not. */
const startsOfRun = ['2026-11-23T20:00:00Z', '2026-11-24T08:20:00Z'].map((instant) => Date.parse(instant));
const cancelDeadline = testRules.cancelUntil * MINUTE;

interface ModelBooking {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  readonly seats: number;
  readonly confirmBy: number;
  status: BookingStatus;
  units: number[];
  readonly messages: string[];
  erased: boolean;
}

interface Model {
  now: number;
  readonly closed: Set<string>;
  readonly bookings: ModelBooking[];
  keys: {
    readonly key: string;
    readonly at: number;
    readonly request: Parameters<typeof requestFor>[1];
    answer: string;
  }[];
}

interface Real {
  readonly sql: Sql;
  readonly on: Bookable;
  /** As they were last written. */
  rules?: string;
}

type Command = fc.AsyncCommand<Model, Real>;

const isStale = (booking: ModelBooking, now: number): boolean => booking.status === 'held' && booking.confirmBy <= now;
const overlaps = (booking: ModelBooking, from: number, to: number): boolean => booking.from < to && booking.to > from;

/** Units that are free all the time from one instant to another, lowest first. */
function freeUnits(model: Model, from: number, to: number): number[] {
  const taken = model.bookings.filter((booking) => overlaps(booking, from, to) && !isStale(booking, model.now));
  const units = new Set(taken.flatMap((booking) => booking.units));
  return Array.from({ length: CAPACITY }, (_, index) => index + 1).filter((unit) => !units.has(unit));
}

/** Units that no booking holds, not even one that may be let go. */
const untouched = (model: Model, from: number, to: number): number[] =>
  freeUnits({ ...model, now: -Infinity }, from, to);

function expire(booking: ModelBooking): void {
  booking.status = 'expired';
  booking.units = [];
  booking.messages.push('expired');
}

/** What a booking that takes seats does to stale holds in its way, when nothing else is left. */
function expireInTheWay(model: Model, from: number, to: number): void {
  for (const booking of model.bookings) if (isStale(booking, model.now) && overlaps(booking, from, to)) expire(booking);
}

/** What the database holds, and what it should. */
async function compare(model: Model, { sql, on }: Real): Promise<void> {
  const rows = await sql`
    select b.id, b.status, b.email is null as erased,
      array(select unit_id from booked_unit u where u.place_id = b.place_id and u.booking_id = b.id order by 1) as units,
      array(select kind from outbox o where o.place_id = b.place_id and o.booking_id = b.id order by 1) as messages
    from booking b where place_id = ${on.placeId} order by id`;
  const expected = model.bookings
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, status, erased, units, messages }) => ({ id, status, erased, units, messages: messages.toSorted() }));
  assert.deepEqual(
    [...rows].map((row) => ({ ...row })),
    expected,
  );
}

/** Asks, and changes nothing: what it gives is compared by itself. */
const question = (text: string, run: (model: Model, real: Real) => Promise<void>): Command => ({
  check: () => true,
  run,
  toString: () => text,
});

const command = (text: string, run: (model: Model, real: Real) => Promise<void>): Command =>
  question(text, async (model, real) => {
    await run(model, real);
    await compare(model, real);
  });

/** On one of the bookings made so far, when there is one. */
const onBooking = (
  text: string,
  pick: number,
  run: (booking: ModelBooking, model: Model, real: Real) => Promise<void>,
) => ({
  ...command(`${text}(${pick})`, async (model, real) => {
    const booking = model.bookings[pick % model.bookings.length];
    if (booking) await run(booking, model, real);
  }),
  check: (model: Readonly<Model>) => model.bookings.length > 0,
});

/** Runs a change; gives the reason for which it was refused, or undefined. */
async function reasonOf(change: Promise<unknown>): Promise<string | undefined> {
  try {
    await change;
    return undefined;
  } catch (error) {
    if (error instanceof ProblemError && error.type === 'booking-refused') return error.options.reason;
    throw error;
  }
}

const firstMessages = { instant: ['confirmed', 'operator'], email: ['confirm'], operator: ['requested', 'operator'] };
const firstStatus = { instant: 'confirmed', email: 'held', operator: 'requested' } as const;

function refusalOf(model: Model, day: number, index: number, length: number, seats: number): string | undefined {
  const from = opening(day) + index * SLOT;
  if (seats > CAPACITY) return 'not-enough-seats';
  if (from < model.now) return 'too-late';
  if (index + length > SLOTS_A_DAY || model.closed.has(days[day] ?? '')) return 'closed';
  const free = freeUnits(model, from, from + length * SLOT).length;
  if (free >= seats) return undefined;
  return free > 0 ? 'not-enough-seats' : 'taken';
}

const book = (confirmation: Confirmation, day: number, index: number, length: number, seats: number): Command =>
  command(`book(${confirmation}, day ${day}, slot ${index}+${length}, ${seats} seats)`, async (model, real) => {
    const { sql, on } = real;
    await setRules(real, model, confirmation);
    const from = opening(day) + index * SLOT;
    const to = from + length * SLOT;
    const request = { start: rfc3339(from), end: rfc3339(to), seats };
    const key = newKey();
    const placed = await placeBooking(sql, requestFor(on, request), { now: new Date(model.now), key });
    model.keys.push({ key, at: model.now, request, answer: placed.answer });
    const refusal = refusalOf(model, day, index, length, seats);
    assert.equal(placed.status === 409 ? placed.problem.reason : undefined, refusal);
    if (placed.status === 409) return;
    if (untouched(model, from, to).length < seats) expireInTheWay(model, from, to);
    const units = untouched(model, from, to).slice(0, seats);
    const hold = Math.max(Math.min(model.now + HOLD_MINUTES * MINUTE, from), model.now + 10 * MINUTE);
    model.bookings.push({
      ...{ id: placed.booking.id, from, to, seats, units, erased: false },
      confirmBy: hold,
      status: firstStatus[confirmation],
      messages: [...firstMessages[confirmation]],
    });
  });

const rfc3339 = (instant: number): string => new Date(instant).toISOString().replace('.000Z', 'Z');

async function setRules(real: Real, { closed }: Model, confirmation: Confirmation): Promise<void> {
  const rules = JSON.stringify({ ...testRules, confirmation, closedOn: [...closed] });
  if (rules === real.rules) return;
  await real.sql`update resource set rules = ${rules}::text::jsonb where id = ${real.on.resourceId}`;
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

const confirmed = (pick: number): Command =>
  onBooking('confirm', pick, async (booking, model, { sql }) => {
    const reason = await reasonOf(confirm(sql, booking.id, new Date(model.now)));
    if (booking.status === 'confirmed' || attended.has(booking.status)) return assert.equal(reason, undefined);
    if (['requested', 'cancelled', 'refused'].includes(booking.status)) return assert.equal(reason, 'not-allowed');
    if (booking.from <= model.now) return assert.equal(reason, 'too-late');
    if (booking.status === 'expired') {
      const free = freeUnits(model, booking.from, booking.to);
      if (free.length < booking.seats) return assert.equal(reason, 'taken');
      expireInTheWay(model, booking.from, booking.to);
      booking.units = free.slice(0, booking.seats);
    }
    assert.equal(reason, undefined);
    booking.status = 'confirmed';
    booking.messages.push('confirmed', 'operator');
  });

const cancelled = (pick: number): Command =>
  onBooking('cancel', pick, async (booking, model, { sql }) => {
    const reason = await reasonOf(cancel(sql, booking.id, new Date(model.now)));
    if (!holding.has(booking.status)) return assert.equal(reason, undefined);
    const deadline = booking.status === 'confirmed' ? booking.from - cancelDeadline : booking.from;
    if (model.now > deadline || attended.has(booking.status)) return assert.equal(reason, 'too-late');
    assert.equal(reason, undefined);
    Object.assign(booking, { status: 'cancelled', units: [] });
    booking.messages.push('cancelled', 'operator');
  });

/** The operator's word on a requested booking. */
const answered = (yes: boolean, pick: number): Command =>
  onBooking(yes ? 'accept' : 'refuse', pick, async (booking, model, { sql }) => {
    const reason = await reasonOf((yes ? accept : refuse)(sql, booking.id, new Date(model.now)));
    const status = yes ? 'confirmed' : 'refused';
    if (booking.status === status) return assert.equal(reason, undefined);
    if (booking.status !== 'requested') return assert.equal(reason, 'not-allowed');
    assert.equal(reason, undefined);
    Object.assign(booking, { status, units: yes ? booking.units : [] });
    booking.messages.push(status);
  });

const attended: ReadonlySet<BookingStatus> = new Set(['honoured', 'no-show']);

/** What the desk does: from which states, to which. */
const moves = {
  'check-in': { from: ['held', 'requested', 'confirmed', 'no-show'], to: 'honoured' },
  'no-show': { from: ['confirmed', 'honoured'], to: 'no-show' },
  undo: { from: ['honoured', 'no-show'], to: 'confirmed' },
} as const satisfies Partial<Record<Move, { from: readonly BookingStatus[]; to: BookingStatus }>>;

const moved = (move: keyof typeof moves, pick: number): Command =>
  onBooking(move, pick, async (booking, model, { sql, on }) => {
    const at = { placeId: on.placeId, actor, now: new Date(model.now) };
    const reason = await reasonOf(moveBooking(sql, booking.id, move, at));
    // An arrival is ticked from midnight of the place's day on, 23:00 in UTC.
    const midnight = booking.from - (booking.from % 86_400_000) - 60 * MINUTE;
    const earliest = { 'check-in': midnight, 'no-show': booking.from, undo: -Infinity }[move];
    if (model.now < earliest) return assert.equal(reason, 'too-early');
    const { from, to } = moves[move];
    if (booking.status === to) return assert.equal(reason, undefined);
    if (!from.some((status) => status === booking.status)) return assert.equal(reason, 'not-allowed');
    assert.equal(reason, undefined);
    booking.status = to;
  });

const erased = (pick: number): Command =>
  onBooking('erase', pick, async (booking, model, { sql }) => {
    const reason = await reasonOf(erase(sql, booking.id, new Date(model.now)));
    const live = holding.has(booking.status) && booking.to > model.now;
    assert.equal(reason, live ? 'not-allowed' : undefined);
    booking.erased ||= !live;
  });

const closed = (day: number, isClosed: boolean): Command =>
  command(`${isClosed ? 'close' : 'open'}(day ${day})`, async (model, real) => {
    const date = days[day] ?? '';
    if (isClosed) model.closed.add(date);
    else model.closed.delete(date);
    await setRules(real, model, 'instant');
  });

const swept = (): Command =>
  command('sweep', async (model, { sql }) => {
    await sweep(sql, new Date(model.now));
    for (const booking of model.bookings) if (isStale(booking, model.now)) expire(booking);
    model.keys = model.keys.filter(({ at }) => at >= model.now - KEY_KEPT);
  });

const waited = (minutes: number): Command =>
  question(`wait(${minutes} min)`, (model) => {
    model.now += minutes * MINUTE;
    return Promise.resolve();
  });

const seen = (): Command =>
  question('availability', async (model, { sql, on }) => {
    const [terms] = (await readTerms(sql, on.placeId, on.resourceId)) ?? [];
    assert.ok(terms && isBookable(terms));
    const place = { id: on.placeId, timeZone: 'Europe/Paris' };
    const options = { firstDay: opening(0) / 86_400_000 - 8 / 24, days: 2, seats: 1, now: new Date(model.now) };
    const { resources } = await readAvailability(sql, place, [terms], options);
    const shown = resources[0]?.days.map(({ slots }) => slots.map(({ start, free }) => [start, free]));
    const expected = days.map((date, day) =>
      Array.from({ length: SLOTS_A_DAY }, (_, index) => opening(day) + index * SLOT)
        .filter((from) => from >= model.now && !model.closed.has(date))
        .map((from) => [rfc3339(from), freeUnits(model, from, from + SLOT).length]),
    );
    assert.deepEqual(shown, expected);
  });

const pick = fc.nat(20);
const day = fc.constantFrom(0, 1);
const contested = fc
  .tuple(fc.constantFrom<Confirmation>('instant', 'email', 'email'), fc.integer({ min: 1, max: CAPACITY }))
  .map(([confirmation, seats]) => book(confirmation, 1, 2, 2, seats));
const atDesk = fc
  .tuple(fc.constantFrom('check-in', 'no-show', 'no-show', 'undo'), fc.nat(3))
  .map((move) => moved(...move));
/** Mostly what can be had. */
const wished = fc
  .tuple(
    fc.constantFrom<Confirmation>('instant', 'instant', 'email', 'operator'),
    day,
    fc.nat(5),
    fc.constantFrom(1, 1, 2, 4),
    fc.constantFrom(1, 1, 2, CAPACITY, CAPACITY + 1),
  )
  .map((wish) => book(...wish));
/** Several times: what is likely to meet a booking, and bookings that fight for one slot, on holds that lapse. */
const commands = [
  ...[wished, wished, wished],
  ...[contested, contested],
  ...[atDesk, atDesk, atDesk],
  pick.map(replayed),
  pick.map(confirmed),
  pick.map(cancelled),
  fc.tuple(fc.boolean(), pick).map((answer) => answered(...answer)),
  pick.map(erased),
  fc.tuple(day, fc.constantFrom(true, false, false)).map((change) => closed(...change)),
  fc.constant(swept()),
  fc.constantFrom(5, 30, 61, 61, 61, 240, 720, -30, -120).map(waited),
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

  const agree = (sql: Sql, numRuns: number): Promise<void> =>
    fc.assert(
      fc.asyncProperty(fc.constantFrom(...startsOfRun), sequences, async (now, sequence) => {
        const on = await insertBookable(sql, { seats: CAPACITY, hours: 'Mo-Su 09:00-12:00' });
        const setup = () => ({
          model: { now, closed: new Set<string>(), bookings: [], keys: [] } satisfies Model,
          real: { sql, on } satisfies Real,
        });
        await fc.asyncModelRun(setup, sequence);
      }),
      { numRuns },
    );

  it(`agree after each of any sequence of commands, ${runs} sequences`, async () => {
    const each = Math.ceil(runs / databases.length);
    await Promise.all(databases.map(({ sql }) => agree(sql, each)));
  });
});
