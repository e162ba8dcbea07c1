import { measureBookings } from './booking-speed.ts';
import type { Benchmark } from './report.ts';

/** Enough for a table; `node bench/booking-speed.ts` takes more. */
const ROUNDS = 11;
const BOOKINGS = 480;

/** Bookings over HTTP against the same rows inserted straight on PostgreSQL, and refusals against acceptances. */
export const benchBooking: Benchmark = async (tell) => {
  tell('bookings, refusals and plain inserts');
  const { accepted, refused, straight, acceptedToStraight, refusedToAccepted } = await measureBookings(
    ROUNDS,
    BOOKINGS,
  );
  const speed = (a: number, b: number): string => `${a.toFixed(0)} / ${b.toFixed(0)} a second, ${ROUNDS} rounds`;
  return [
    {
      what: 'bookings, HTTP / the same rows straight on PostgreSQL',
      value: acceptedToStraight,
      unit: 'ratio',
      goal: { atLeast: 0.45 },
      note: speed(accepted, straight),
    },
    {
      what: 'refusals / acceptances',
      value: refusedToAccepted,
      unit: 'ratio',
      goal: { atLeast: 1 },
      note: speed(refused, accepted),
    },
  ];
};
