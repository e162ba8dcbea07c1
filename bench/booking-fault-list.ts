/** A fault of the kind that slips in: one place of the code, written otherwise. */
export interface Fault {
  readonly name: string;
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly from: string;
  readonly to: string;
}

const booking = '0051-booking-indexes.sql';
const sql = (name: string): string => `hub/migrations/${name}`;
const ts = (name: string): string => `hub/src/${name}.ts`;

/** What must be found, by what a booking goes through. */
export const faults: readonly Fault[] = [
  {
    name: 'a booking is refused beside one that ends when it begins',
    file: ts('bookings/book'),
    from: 'during: `[${row.start.toISOString()},${row.end.toISOString()})`,',
    to: 'during: `[${row.start.toISOString()},${row.end.toISOString()}]`,',
  },
  {
    name: 'a booking may begin a moment too late',
    file: ts('bookings/rules'),
    from: 'if (period.from < earliest)',
    to: 'if (period.from + 1_800_000 < earliest)',
  },
  {
    name: 'a booking may begin only after this moment',
    file: ts('bookings/rules'),
    from: 'if (period.from < earliest)',
    to: 'if (period.from <= earliest)',
  },
  {
    name: 'a booking may end after the place closes',
    file: ts('bookings/rules'),
    from: 'if (next === undefined || next.to > to) return undefined;',
    to: 'if (next === undefined || next.to > to) return count > 0 ? count : undefined;',
  },
  {
    name: 'days off are bookable',
    file: ts('bookings/slots'),
    from: 'slots: closed.has(date) ? [] :',
    to: 'slots: closed.has(`${date} `) ? [] :',
  },
  {
    name: 'a lapsed hold keeps its seat from others',
    file: sql('0052-booking-refusals.sql'),
    from: "return array(select id from booking where place_id = p_place and status = 'held' and confirm_by <= p_now);",
    to: 'return array[]::uuid[];',
  },
  {
    name: 'a hold lapses a moment late',
    file: sql('0052-booking-refusals.sql'),
    from: "status = 'held' and confirm_by <= p_now);",
    to: "status = 'held' and confirm_by < p_now);",
  },
  {
    name: 'a hold that has not lapsed gives way',
    file: sql('0010-bookings.sql'),
    from: "where b.place_id = p_place and b.status = 'held' and b.confirm_by <= p_now\n      and b.id in",
    to: "where b.place_id = p_place and b.status = 'held'\n      and b.id in",
  },
  {
    name: 'a lapsed hold is passed over and keeps its units',
    file: sql('0052-booking-refusals.sql'),
    from: '        perform expire_holds(place, resource, during, now);\n',
    to: '',
  },
  {
    name: 'a hold that gives way tells nobody',
    file: sql('0010-bookings.sql'),
    from: "values (p_place, gen_random_uuid(), stale, 'expired', p_now, p_now);",
    to: "select p_place, gen_random_uuid(), stale, 'expired', p_now, p_now where false;",
  },
  {
    name: 'free units are those whose bookings do not cover the whole period',
    file: sql('0052-booking-refusals.sql'),
    from: 'and during && p_during and unit_id <= p_units\n      and booking_id <> all',
    to: 'and during @> p_during and unit_id <= p_units\n      and booking_id <> all',
  },
  {
    name: 'a booking of several seats takes one too few',
    file: sql(booking),
    from: '      exit when taken = p_count;\n',
    to: '      exit when taken >= p_count - 1;\n',
  },
  {
    name: 'a hold outlasts the beginning of what it holds',
    file: ts('bookings/book'),
    from: 'Math.max(Math.min(now.getTime() + HOLD_MINUTES * MINUTE, period.from), now.getTime() + 10 * MINUTE)',
    to: 'now.getTime() + HOLD_MINUTES * MINUTE',
  },
  {
    name: 'a booking is not kept under its key',
    file: sql('0052-booking-refusals.sql'),
    from: 'values (p_key, p_fingerprint, p_booking.id, 201, p_answer, now) on conflict do nothing;',
    to: "values (p_key || '+', p_fingerprint, p_booking.id, 201, p_answer, now) on conflict do nothing;",
  },
  {
    name: 'a refusal is not kept under its key',
    file: sql('0052-booking-refusals.sql'),
    from: 'where given.terms is null or terms_version(given.place, given.resource) = given.terms\n',
    to: 'where given.terms is not null and terms_version(given.place, given.resource) = given.terms\n',
  },
  {
    name: 'cancelling frees no seat',
    file: ts('bookings/states'),
    from: 'if (!holding.has(status)) {\n    await transaction`delete',
    to: "if (!holding.has(status) && status !== 'cancelled') {\n    await transaction`delete",
  },
  {
    name: 'refusing a request frees no seat',
    file: ts('bookings/states'),
    from: 'if (!holding.has(status)) {\n    await transaction`delete',
    to: "if (!holding.has(status) && status !== 'refused') {\n    await transaction`delete",
  },
  {
    name: 'cancelling is possible after the deadline',
    file: ts('bookings/states'),
    from: "const deadline = row.status === 'confirmed' ? row.cancelUntil : row.start;",
    to: 'const deadline = row.start;',
  },
  {
    name: 'cancelling is refused at the deadline itself',
    file: ts('bookings/states'),
    from: 'if (now > deadline ||',
    to: 'if (now >= deadline ||',
  },
  {
    name: 'a cancelled booking can be confirmed',
    file: ts('bookings/states'),
    from: "if (row.status === 'cancelled' || row.status === 'refused') throw",
    to: "if (row.status === 'refused') throw",
  },
  {
    name: 'a lapsed hold is confirmed without its seats',
    file: ts('bookings/states'),
    from: "if (row.status === 'expired') await takeAgain(transaction, row, now);",
    to: '',
  },
  {
    name: 'a lapsed hold is confirmed though others have its seats',
    file: ts('bookings/states'),
    from: 'return free?.taken === count;',
    to: 'return free !== undefined;',
  },
  {
    name: 'a lapsed hold is confirmed on a day that has closed since',
    file: sql('0031-desk.sql'),
    from: "create trigger booking_back_on_open_day before update of status on booking\n  for each row when (old.status in ('cancelled', 'expired', 'refused'))",
    to: "create trigger booking_back_on_open_day before update of status on booking\n  for each row when (old.status in ('cancelled', 'refused'))",
  },
  {
    name: 'sweeping leaves the seats of lapsed holds',
    file: ts('bookings/sweep'),
    from: 'delete from booked_unit u using expired e where',
    to: 'delete from booked_unit u using expired e where false and',
  },
  {
    name: 'sweeping lets holds go too soon',
    file: ts('bookings/sweep'),
    from: "where status = 'held' and confirm_by <= ${now}",
    to: "where status = 'held' and confirm_by <= ${now}::timestamptz + interval '10 minutes'",
  },
  {
    name: 'a no-show no longer holds its seat',
    file: ts('bookings/states'),
    from: "new Set(['held', 'requested', 'confirmed', 'honoured', 'no-show'])",
    to: "new Set(['held', 'requested', 'confirmed', 'honoured'])",
  },
  {
    name: 'a live booking can be erased once it has begun',
    file: ts('bookings/states'),
    from: 'if (holding.has(row.status) && row.end > now)',
    to: 'if (holding.has(row.status) && row.start > now)',
  },
  {
    name: 'a closing is not seen by whoever books',
    file: ts('bookings/terms'),
    from: ' || r.closings) end as rules',
    to: ') end as rules',
  },
  {
    name: 'a closing leaves the bookings of its day',
    file: ts('desk/closures'),
    from: "status in ('held', 'requested', 'confirmed')`;",
    to: "status in ('held', 'requested')`;",
  },
  {
    name: 'a closing cancels what is already over',
    file: ts('desk/closures'),
    from: ' and upper(during) > ${now}',
    to: '',
  },
  {
    name: 'a closing leaves those who are there already',
    file: ts('desk/closures'),
    from: 'upper(during) > ${now}',
    to: 'lower(during) > ${now}',
  },
  {
    name: 'a moved booking keeps its old seat',
    file: ts('desk/reschedule'),
    from: 'await transaction`delete from booked_unit where place_id = ${placeId} and booking_id = ${id}`;',
    to: '',
  },
  {
    name: 'a booking is moved onto a seat that is taken',
    file: ts('desk/reschedule'),
    from: "? undefined : { reason: 'taken' };",
    to: '? undefined : undefined;',
  },
  {
    name: 'a booking is moved to hours at which the place is closed',
    file: ts('desk/reschedule'),
    from: 'if (refusal) return refusal;',
    to: '',
  },
  {
    name: 'a booking that has begun is moved',
    file: ts('desk/reschedule'),
    from: 'if (row.start <= now) throw',
    to: 'if (row.start < row.createdAt) throw',
  },
  {
    name: 'a cancelled booking is moved back to life',
    file: ts('desk/reschedule'),
    from: "if (row.status !== 'requested' && row.status !== 'confirmed') throw",
    to: "if (row.status !== 'requested' && row.status !== 'confirmed' && row.status !== 'cancelled') throw",
  },
  {
    name: 'a moved booking stays on the sheet of its old day',
    file: ts('desk/reschedule'),
    from: '        day = ${formatDay(dayOf(terms, period.from))}, cancel_until',
    to: '        cancel_until',
  },
  {
    name: 'a moved booking keeps its old resource',
    file: ts('desk/reschedule'),
    from: 'update booking set resource_id = ${terms.resourceId}, during',
    to: 'update booking set during',
  },
  {
    name: 'a booking that could not be moved has lost its seat',
    file: ts('desk/reschedule'),
    from: 'if (refusal) throw await withOtherTimes(transaction, refusal, free, { period, row, now });',
    to: 'if (refusal) return { before: row, after: row };',
  },
  {
    name: 'nobody is told of a moved booking',
    file: ts('desk/reschedule'),
    from: "values (${row.placeId}, gen_random_uuid(), ${row.id}, 'moved', ${now}, ${now})`;",
    to: "select ${row.placeId}, gen_random_uuid(), ${row.id}, 'moved', ${now}, ${now} where false`;",
  },
  {
    name: 'a lapsed hold is shown as taken',
    file: ts('bookings/availability'),
    from: "and not (select b.status = 'held' and b.confirm_by <= ${new Date(now)} from booking b",
    to: "and not (select b.status = 'held' and b.confirm_by <= ${new Date(0)} from booking b",
  },
  {
    name: 'what ends when a slot begins is shown as in it',
    file: ts('bookings/availability'),
    from: 'period.from >= to || period.to <= from) continue;',
    to: 'period.from >= to || period.to < from) continue;',
  },
  {
    name: 'a slot that begins now is no longer shown',
    file: ts('bookings/availability'),
    from: 'slot.from >= earliest &&',
    to: 'slot.from > earliest &&',
  },
];
