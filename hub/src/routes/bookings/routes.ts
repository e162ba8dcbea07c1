import { operations } from '../../../../sdk/contract/index.ts';
import { placeBooking } from '../../bookings/book.ts';
import { capabilityOf } from '../../bookings/capability.ts';
import { cancel, confirm, erase, findBooking, noBooking } from '../../bookings/states.ts';
import type { Sql } from '../../database/database.ts';
import { unauthorized } from '../../http/bearer.ts';
import { route, type Answer, type Call, type Route } from '../../http/route.ts';
import { readBookingView } from '../../messages/booking-view.ts';
import { calendarOf } from '../../messages/compose.ts';
import { forgetMessages, mailFolder } from '../../messages/folder.ts';
import type { Settings } from '../../settings.ts';
import { cancelRest } from '../../series/cancel.ts';
import { getAvailability } from './availability.ts';
import type { BookingLimits } from './limits.ts';

export interface BookingDependencies {
  readonly sql: Sql;
  readonly settings: Pick<Settings, 'networkName' | 'mailFrom' | 'dataFolder'>;
  readonly limits: Pick<BookingLimits, 'countEmail'>;
}

/** `GET /v1/places/{id}/availability` and everything under `/v1/bookings`. */
export const bookingRoutes = (dependencies: BookingDependencies): Route[] => [
  route(operations.getAvailability, (call) => getAvailability(dependencies, call)),
  route(operations.createBooking, (call) => createBooking(dependencies, call)),
  route(operations.getBooking, (call) => getBooking(dependencies, call)),
  route(operations.confirmBooking, (call) => changeBooking(dependencies, call, confirm)),
  route(operations.cancelBooking, (call) => changeBooking(dependencies, call, cancel)),
  route(operations.cancelRest, (call) => changeBooking(dependencies, call, cancelRest)),
  route(operations.erasePerson, (call) => erasePerson(dependencies, call)),
];

async function createBooking(
  { sql, limits }: BookingDependencies,
  call: Call<typeof operations.createBooking>,
): Promise<Answer> {
  limits.countEmail(call.body.email);
  const placed = await placeBooking(sql, call.body, { now: call.now, key: call.key, language: call.language });
  return placed.status === 201
    ? { body: placed.answer, headers: { Location: `/v1/bookings/${placed.booking.id}` } }
    : { body: placed.answer, status: placed.status, mediaType: 'application/problem+json' };
}

async function getBooking(
  { sql, settings }: BookingDependencies,
  call: Call<typeof operations.getBooking>,
): Promise<Answer> {
  await checkToken(sql, call);
  const { id } = call.params;
  if (call.mediaType === 'application/json') {
    const booking = await findBooking(sql, id);
    if (booking === undefined) throw noBooking();
    return { body: booking };
  }
  const view = await readBookingView(sql, id);
  if (view === undefined) throw noBooking();
  const publicUrl = call.url.href.replace(/\/v1\/bookings\/.*$/, '');
  return {
    body: calendarOf(view, { networkName: settings.networkName, address: settings.mailFrom, publicUrl }),
    mediaType: 'text/calendar; charset=utf-8',
    headers: { 'Content-Disposition': 'attachment; filename="reservation.ics"' },
  };
}

type ChangingCall = Pick<Call<typeof operations.confirmBooking>, 'params' | 'token' | 'now'>;

async function changeBooking(
  { sql }: BookingDependencies,
  call: ChangingCall,
  change: typeof confirm,
): Promise<Answer> {
  await checkToken(sql, call);
  return { body: await change(sql, call.params.id, call.now) };
}

/** The person is gone from the database first: what a hub killed in between leaves in the folder, its upkeep takes. */
async function erasePerson(dependencies: BookingDependencies, call: ChangingCall): Promise<Answer> {
  const answer = await changeBooking(dependencies, call, erase);
  await forgetMessages(mailFolder(dependencies.settings), call.params.id);
  return answer;
}

/** Nobody without the right learns whether a booking exists. */
async function checkToken(sql: Sql, { params, token }: { params: { id: string }; token: string }): Promise<void> {
  const capability = await capabilityOf(sql);
  if (!capability.verify(params.id, token)) throw unauthorized();
}
