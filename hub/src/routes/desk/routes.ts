import {
  operations,
  type Closure as ClosureAnswer,
  type DeskBooking as DeskBookingAnswer,
  type Voucher as VoucherAnswer,
  type Webhook as WebhookAnswer,
} from '../../../../sdk/contract/index.ts';
import { parsePlaceId } from '../../../../sdk/place-id.ts';
import type { Actor } from '../../access/actor.ts';
import { formatInstant } from '../../bookings/booking-row.ts';
import { moveBooking, type AtDesk, type Move } from '../../desk/attendance.ts';
import { addDays, dayAt } from '../../desk/calendar-day.ts';
import { closeDays, liftClosure, readClosures, type Closure } from '../../desk/closures.ts';
import { readDeskBookings, type DeskBooking } from '../../desk/day.ts';
import { readDeskPlace, type DeskPlace } from '../../desk/place.ts';
import { reschedule } from '../../desk/reschedule.ts';
import { isUuid } from '../../desk/uuid.ts';
import { makeVoucher, readVouchers, type Voucher } from '../../desk/vouchers.ts';
import type { Sql } from '../../database/database.ts';
import type { Sentence } from '../../http/language.ts';
import { ProblemError } from '../../http/problem.ts';
import { route, type Answer, type Route } from '../../http/route.ts';
import { cancelDates } from '../../series/cancel.ts';
import { placeSeries } from '../../series/place.ts';
import { noSeries, readSeries } from '../../series/read.ts';
import { dropWebhook, makeWebhook, readWebhooks, type Webhook } from '../../webhooks/endpoints.ts';

const DAYS = 7;

const on = {
  on: ({ params }: { readonly params: { readonly id: string } }) => ({ placeId: parsePlaceId(params.id) }),
};

/** What the pages of a place's desk do, for machines: bookings, closings, webhooks; and vouchers. */
export const deskRoutes = ({ sql }: { readonly sql: Sql }): Route[] => [
  route(
    operations.listPlaceBookings,
    async ({ params, query, url, now }) => {
      const place = await placeOf(sql, params.id);
      const from = query.from ?? dayAt(place.timeZone, now);
      const until = addDays(from, (query.days ?? DAYS) - 1);
      const bookings = await readDeskBookings(sql, place.id, { from, until }, now);
      const items = bookings.map(toBooking);
      const { publicId, timeZone } = place;
      return { body: { place: publicId, timeZone, ...listOf(items, url) } };
    },
    on,
  ),
  route(operations.acceptBooking, (call) => move(sql, call, 'accept'), on),
  route(operations.refuseBooking, (call) => move(sql, call, 'refuse', call.body.word), on),
  route(
    operations.rescheduleBooking,
    async ({ params, body, actor, now }) => {
      const place = await placeOf(sql, params.id);
      if (!isUuid(params.booking)) throw absent(noBooking);
      const { start, end, resource, word } = body;
      const to = {
        ...{ start: new Date(start), end: new Date(end) },
        ...(resource !== undefined && { resourceId: Number(resource) }),
        ...(word !== undefined && { word }),
      };
      return { body: await reschedule(sql, params.booking, to, { placeId: place.id, actor, now }) };
    },
    on,
  ),
  route(operations.checkInBooking, (call) => move(sql, call, 'check-in'), on),
  route(operations.missBooking, (call) => move(sql, call, 'no-show'), on),
  route(operations.resetAttendance, (call) => move(sql, call, 'undo'), on),
  route(
    operations.createSeries,
    async ({ params, body, key, language, actor, now }) => {
      const place = await placeOf(sql, params.id);
      const placed = await placeSeries(sql, body, { placeId: place.id, key, language, actor, now });
      return placed.status === 201
        ? { body: placed.answer, headers: { Location: `/v1/places/${place.publicId}/series/${placed.series.id}` } }
        : { body: placed.answer, status: placed.status, mediaType: 'application/problem+json' };
    },
    on,
  ),
  route(
    operations.getSeries,
    async ({ params }) => {
      const place = await placeOf(sql, params.id);
      return { body: await readSeries(sql, place.id, seriesId(params.series)) };
    },
    on,
  ),
  route(
    operations.cancelSeries,
    async ({ params, body, actor, now }) => {
      const place = await placeOf(sql, params.id);
      const id = seriesId(params.series);
      await cancelDates(sql, id, body.dates, { placeId: place.id, actor, now });
      return { body: await readSeries(sql, place.id, id) };
    },
    on,
  ),
  route(
    operations.listClosures,
    async ({ params, url, now }) => sendClosures(sql, await placeOf(sql, params.id), url, now),
    on,
  ),
  route(
    operations.closeDays,
    async ({ params, body, actor, now }) => {
      const place = await placeOf(sql, params.id);
      const { resource = null, from, until, word = null } = body;
      const closure = { resourceId: resource === null ? null : Number(resource), fromDay: from, untilDay: until, word };
      const at = { placeId: place.id, actor, now, timeZone: place.timeZone };
      return { body: toClosure((await closeDays(sql, closure, at)).closure) };
    },
    on,
  ),
  route(
    operations.liftClosure,
    async ({ params, url, actor, now }) => {
      const place = await placeOf(sql, params.id);
      const lifted =
        isUuid(params.closure) && (await liftClosure(sql, params.closure, { placeId: place.id, actor, now }));
      if (!lifted) throw absent(noClosure);
      return sendClosures(sql, place, url, now);
    },
    on,
  ),
  route(operations.listWebhooks, async ({ params, url }) => sendWebhooks(sql, await placeOf(sql, params.id), url), on),
  route(
    operations.createWebhook,
    async ({ params, body, actor, now }) => {
      const { id: placeId } = await placeOf(sql, params.id);
      const { webhook, secret } = await makeWebhook(sql, body, { placeId, actor, now });
      return { body: { ...toWebhook(webhook), secret } };
    },
    on,
  ),
  route(
    operations.deleteWebhook,
    async ({ params, url, actor, now }) => {
      const place = await placeOf(sql, params.id);
      const dropped =
        isUuid(params.webhook) && (await dropWebhook(sql, params.webhook, { placeId: place.id, actor, now }));
      if (!dropped) throw absent(noWebhook);
      return sendWebhooks(sql, place, url);
    },
    on,
  ),
  route(operations.listVouchers, async ({ url }) => ({ body: listOf((await readVouchers(sql)).map(toVoucher), url) })),
  route(operations.createVoucher, async ({ body, actor, now }) => ({
    body: toVoucher(await makeVoucher(sql, { ...body, validUntil: body.validUntil ?? null }, { actor, now })),
  })),
];

interface MoveCall {
  readonly params: { readonly id: string; readonly booking: string };
  readonly actor: Actor;
  readonly now: Date;
}

async function move(sql: Sql, { params, actor, now }: MoveCall, which: Move, word?: string): Promise<Answer> {
  const place = await placeOf(sql, params.id);
  if (!isUuid(params.booking)) throw absent(noBooking);
  const at: AtDesk = { placeId: place.id, actor, now };
  return { body: await moveBooking(sql, params.booking, which, at, word) };
}

function seriesId(text: string): string {
  if (!isUuid(text)) throw noSeries();
  return text;
}

async function placeOf(sql: Sql, id: string): Promise<DeskPlace> {
  const number = parsePlaceId(id);
  const place = number === undefined ? undefined : await readDeskPlace(sql, number);
  if (place === undefined) throw absent(noPlace);
  return place;
}

const listOf = <T>(items: readonly T[], { pathname, search }: URL) => ({
  items: [...items],
  links: { self: `${pathname}${search}` },
  total: items.length,
});

const sendClosures = async (sql: Sql, place: DeskPlace, url: URL, now: Date): Promise<Answer> => ({
  body: listOf((await readClosures(sql, place.id, dayAt(place.timeZone, now))).map(toClosure), url),
});

const sendWebhooks = async (sql: Sql, place: DeskPlace, url: URL): Promise<Answer> => ({
  body: listOf((await readWebhooks(sql, place.id)).map(toWebhook), url),
});

const toBooking = (booking: DeskBooking): DeskBookingAnswer => ({
  id: booking.id,
  status: booking.status,
  resource: { id: String(booking.resourceId), name: booking.resource },
  date: booking.day,
  start: formatInstant(booking.start),
  end: formatInstant(booking.end),
  seats: booking.seats,
  quote: booking.quote,
  employer: booking.employer,
  name: booking.name,
  email: booking.email,
  createdAt: formatInstant(booking.createdAt),
});

const toClosure = ({ id, resourceId, fromDay, untilDay, word }: Closure): ClosureAnswer => ({
  id,
  resource: resourceId === null ? null : String(resourceId),
  from: fromDay,
  until: untilDay,
  word,
});

const toWebhook = ({ id, url, events, disabled, createdAt }: Webhook): WebhookAnswer => ({
  id,
  url,
  events: [...events],
  disabled,
  createdAt: formatInstant(createdAt),
});

const toVoucher = ({ id, code, employer, halfDays, used, validUntil, closed }: Voucher): VoucherAnswer => ({
  ...{ id, code, employer, halfDays, used, validUntil, closed },
});

const absent = (detail: Sentence): ProblemError => new ProblemError('not-found', { detail, final: true });

const noPlace = { fr: 'Ce lieu n’existe pas.', en: 'There is no such place.' };
const noBooking = { fr: 'Cette réservation n’existe pas.', en: 'There is no such booking.' };
const noClosure = { fr: 'Cette fermeture n’existe pas.', en: 'There is no such closing.' };
const noWebhook = { fr: 'Ce serveur n’est pas prévenu.', en: 'There is no such webhook.' };
