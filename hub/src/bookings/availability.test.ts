import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import type { BookingStep, Slot } from '../../../sdk/contract/index.ts';
import { testDatabase, type TestDatabase } from '../database/testing.ts';
import { findAlternatives, readAvailability } from './availability.ts';
import { placeBooking } from './book.ts';
import { isBookable } from './rules.ts';
import { parseDay } from './slots.ts';
import { readTerms } from './terms.ts';
import { insertBookable, newKey, requestFor, type Bookable, type BookablePlace } from './testing.ts';

/** The nights on which the clocks of Paris change are among the days. */
const mornings = ['2026-10-23', '2026-11-21', '2027-03-27', '2028-02-28'] as const;
const zones = ['Europe/Paris', 'Indian/Reunion', 'America/Miquelon', 'Pacific/Noumea'] as const;
const hours = [
  'Mo-Su 09:00-18:00',
  'Mo-Su 08:15-12:00,14:00-18:30',
  'Mo-Su 18:00-02:00',
  '24/7',
  'Mo-Su 09:00-13:30',
  'Mo-Su 06:00-10:00,10:30-12:15,13:00-23:00',
] as const;

const world = fc.record({
  morning: fc.constantFrom(...mornings),
  timeZone: fc.constantFrom(...zones),
  hours: fc.constantFrom(...hours),
  kind: fc.constantFrom('desk' as const, 'meeting-room' as const),
  seats: fc.integer({ min: 1, max: 3 }),
  step: fc.constantFrom<BookingStep>('30-minutes', 'half-day', 'day'),
  notice: fc.constantFrom(0, 45, 600),
  horizon: fc.constantFrom(1, 30),
  closed: fc.boolean(),
  hour: fc.integer({ min: 0, max: 23 }),
  /** Bookings made before: which slot, counted over all, and how many seats. */
  earlier: fc.array(fc.record({ slot: fc.nat(200), seats: fc.integer({ min: 1, max: 3 }) }), { maxLength: 8 }),
  asked: fc.array(fc.record({ slot: fc.nat(200), seats: fc.integer({ min: 1, max: 3 }) }), {
    minLength: 1,
    maxLength: 5,
  }),
});

describe('availability and booking', () => {
  let database: TestDatabase;
  before(async () => {
    database = await testDatabase();
  });
  after(() => database.close());

  const bookableTerms = async (on: Bookable) => {
    const terms = (await readTerms(database.sql, on.placeId)) ?? [];
    return terms.filter(isBookable);
  };
  const slotsAt = async (on: Bookable, timeZone: string, now: Date, from: string): Promise<Slot[]> => {
    const place = { id: on.placeId, timeZone };
    const options = { firstDay: parseDay(from), days: 4, seats: 1, now };
    const { resources } = await readAvailability(database.sql, place, await bookableTerms(on), options);
    return resources[0]?.days.flatMap((day) => day.slots) ?? [];
  };
  const book = async (on: Bookable, { start, end }: Slot, seats: number, now: Date): Promise<boolean> => {
    const placed = await placeBooking(database.sql, requestFor(on, { start, end, seats }), { now, key: newKey() });
    return placed.status === 201;
  };

  it('agree: what is said to be free can be booked, and what is said to be full cannot', async () => {
    let [free, full] = [0, 0];
    await fc.assert(
      fc.asyncProperty(world, async (given) => {
        const { morning, timeZone, seats, earlier, asked } = given;
        const place: BookablePlace = {
          hours: given.hours,
          timeZone,
          kind: given.kind,
          seats,
          rules: {
            step: given.step,
            notice: given.notice,
            horizon: given.horizon,
            closedOn: given.closed ? [dayAfter(morning)] : [],
          },
        };
        const on = await insertBookable(database.sql, place);
        const now = new Date(`${morning}T${String(given.hour).padStart(2, '0')}:10:00Z`);
        const offered = await slotsAt(on, timeZone, now, morning);
        if (offered.length === 0) return;
        for (const { slot, seats: wanted } of earlier) {
          await book(on, pick(offered, slot), Math.min(wanted, seats), now);
        }
        for (const { slot, seats: wanted } of asked) {
          const current = pick(await slotsAt(on, timeZone, now, morning), slot);
          const expected = current.free >= wanted;
          assert.equal(await book(on, current, wanted, now), expected, JSON.stringify({ current, wanted }));
          if (expected) free += 1;
          else full += 1;
        }
      }),
      { numRuns: 120 },
    );
    assert.ok(free > 20 && full > 20, `seen ${free} free and ${full} full`);
  });

  it('agree on runs of slots that touch: each alternative of a refusal can be booked', async () => {
    let seen = 0;
    await fc.assert(
      fc.asyncProperty(world, fc.integer({ min: 1, max: 6 }), async (given, halfHours) => {
        const { morning, timeZone, seats } = given;
        const on = await insertBookable(database.sql, {
          hours: given.hours,
          timeZone,
          seats,
          rules: { notice: given.notice, minDuration: 30 * halfHours },
        });
        const now = new Date(`${morning}T${String(given.hour).padStart(2, '0')}:10:00Z`);
        const offered = await slotsAt(on, timeZone, now, morning);
        const [terms] = await bookableTerms(on);
        assert.ok(terms);
        for (const { slot } of given.earlier) {
          const { start } = pick(offered, slot);
          const end = new Date(Date.parse(start) + halfHours * 1_800_000).toISOString();
          await book(on, { start, end, free: 0 }, 1, now);
        }
        const from = Date.parse(pick(offered, given.asked[0]?.slot ?? 0).start);
        const wanted = { from, to: from + halfHours * 1_800_000 };
        const [nearest] = await findAlternatives(database.sql, terms, wanted, 1, now.getTime());
        if (nearest === undefined) return;
        seen += 1;
        assert.equal(Date.parse(nearest.end) - Date.parse(nearest.start), wanted.to - wanted.from);
        assert.equal(await book(on, nearest, 1, now), true, JSON.stringify(nearest));
      }),
      { numRuns: 60 },
    );
    assert.ok(seen > 30, `${seen} alternatives`);
  });

  it('leave a stale hold out of account', async () => {
    const on = await insertBookable(database.sql, { seats: 1, rules: { confirmation: 'email' } });
    const now = new Date('2026-11-21T08:30:00Z');
    const freeAt = async (at: string) => {
      const slots = await slotsAt(on, 'Europe/Paris', new Date(at), '2026-11-24');
      return slots.find(({ start }) => start === '2026-11-24T09:00:00Z')?.free;
    };
    await placeBooking(database.sql, requestFor(on), { now, key: newKey() });
    assert.deepEqual([await freeAt('2026-11-21T09:29:59Z'), await freeAt('2026-11-21T09:30:00Z')], [0, 1]);
  });

  it('take an operator’s event without end as taking all that comes', async () => {
    const on = await insertBookable(database.sql);
    await database.sql`insert into busy_period values (${on.placeId}, ${on.resourceId}, '[2026-11-24T12:00Z,)')`;
    const slots = await slotsAt(on, 'Europe/Paris', new Date('2026-11-21T08:30:00Z'), '2026-11-24');
    assert.ok(slots.length > 20);
    for (const slot of slots) assert.equal(slot.free > 0, slot.end <= '2026-11-24T12:00:00Z', slot.start);
  });
});

const dayAfter = (date: string): string => new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);

function pick(slots: readonly Slot[], index: number): Slot {
  const slot = slots[index % slots.length];
  assert.ok(slot);
  return slot;
}
