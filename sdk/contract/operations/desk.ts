import { z } from 'zod';
import { Booking } from '../booking.ts';
import {
  BookingMove,
  BookingRefusal,
  Closure,
  ClosureList,
  ClosureRequest,
  DeskBookingList,
  DeskQuery,
  Voucher,
  VoucherList,
  VoucherRequest,
} from '../desk.ts';
import { Series, SeriesCancelling, SeriesRequest } from '../series.ts';
import { NewWebhook, WebhookList, WebhookRequest } from '../webhook.ts';
import { operation, placeParams } from './operation.ts';

/** What stands at a place's desk; an id that cannot be one names nothing. */
const deskId = (description: string) => z.string().min(1).max(40).meta({ description });
const deskBookingParams = z.strictObject({ ...placeParams.shape, booking: deskId('Id of a booking.') });
const seriesParams = z.strictObject({ ...placeParams.shape, series: deskId('Id of a series.') });
const deskProblems = ['unauthorized', 'forbidden', 'not-found'] as const;
const deskBodyProblems = ['invalid-body', ...deskProblems, 'body-too-large', 'unsupported-media-type'] as const;

/** What is done with a booking at its place's desk; done twice, it changes nothing the second time. */
const deskMove = {
  method: 'post',
  params: deskBookingParams,
  answers: { 'application/json': Booking },
  problems: [...deskProblems, 'booking-refused'],
} as const;

/** What is done at the desk of a place, by those who run it and by their machines. */
export const deskOperations = {
  listPlaceBookings: operation({
    method: 'get',
    path: '/v1/places/{id}/bookings',
    summary: 'Bookings of a place, with who comes',
    params: placeParams,
    query: DeskQuery,
    access: 'operator',
    answers: { 'application/json': DeskBookingList },
    problems: ['invalid-parameters', ...deskProblems],
  }),
  acceptBooking: operation({
    ...deskMove,
    path: '/v1/places/{id}/bookings/{booking}/accept',
    summary: 'Say yes to a requested booking',
    access: 'operator',
  }),
  refuseBooking: operation({
    ...deskMove,
    path: '/v1/places/{id}/bookings/{booking}/refuse',
    summary: 'Say no to a requested booking, with a word to the person',
    body: BookingRefusal,
    access: 'operator',
    problems: [...deskBodyProblems, 'booking-refused'],
  }),
  rescheduleBooking: operation({
    ...deskMove,
    path: '/v1/places/{id}/bookings/{booking}/reschedule',
    summary: 'Move a booking to another time or resource of the place, wholly or not at all; the person is told',
    body: BookingMove,
    access: 'operator',
    problems: [...deskBodyProblems, 'booking-refused'],
  }),
  checkInBooking: operation({
    ...deskMove,
    path: '/v1/places/{id}/bookings/{booking}/check-in',
    summary: 'Tick that the person has come',
    access: 'staff',
  }),
  missBooking: operation({
    ...deskMove,
    path: '/v1/places/{id}/bookings/{booking}/no-show',
    summary: 'Note that nobody came',
    access: 'staff',
  }),
  resetAttendance: operation({
    ...deskMove,
    path: '/v1/places/{id}/bookings/{booking}/reset',
    summary: 'Take a check-in or a no-show back',
    access: 'staff',
  }),
  createSeries: operation({
    method: 'post',
    path: '/v1/places/{id}/series',
    summary: 'Book the same hours every week for a person: all dates, or none and why',
    params: placeParams,
    body: SeriesRequest,
    access: 'operator',
    keyed: true,
    status: 201,
    answers: { 'application/json': Series },
    problems: [
      ...deskBodyProblems,
      'idempotency-key-missing',
      'booking-refused',
      'idempotency-key-busy',
      'idempotency-key-reused',
    ],
  }),
  getSeries: operation({
    method: 'get',
    path: '/v1/places/{id}/series/{series}',
    summary: 'Weekly bookings of a person, with what became of each date',
    params: seriesParams,
    query: z.strictObject({}),
    access: 'operator',
    answers: { 'application/json': Series },
    problems: ['invalid-parameters', ...deskProblems],
  }),
  cancelSeries: operation({
    method: 'post',
    path: '/v1/places/{id}/series/{series}/cancel',
    summary: 'Cancel dates of a series, or all that are to come; the person is told in one message',
    params: seriesParams,
    body: SeriesCancelling,
    access: 'operator',
    answers: { 'application/json': Series },
    problems: deskBodyProblems,
  }),
  listClosures: operation({
    method: 'get',
    path: '/v1/places/{id}/closures',
    summary: 'Days that a place closes beside its opening hours',
    params: placeParams,
    query: z.strictObject({}),
    access: 'operator',
    answers: { 'application/json': ClosureList },
    problems: ['invalid-parameters', ...deskProblems],
  }),
  closeDays: operation({
    method: 'post',
    path: '/v1/places/{id}/closures',
    summary: 'Close days: bookings on them are cancelled, and their people told of other dates',
    params: placeParams,
    body: ClosureRequest,
    access: 'operator',
    status: 201,
    answers: { 'application/json': Closure },
    problems: [...deskBodyProblems, 'booking-refused'],
  }),
  liftClosure: operation({
    method: 'delete',
    path: '/v1/places/{id}/closures/{closure}',
    summary: 'Open the days again; bookings that were cancelled stay so',
    params: z.strictObject({ ...placeParams.shape, closure: deskId('Id of a closing.') }),
    access: 'operator',
    answers: { 'application/json': ClosureList },
    problems: deskProblems,
  }),
  listWebhooks: operation({
    method: 'get',
    path: '/v1/places/{id}/webhooks',
    summary: 'Servers that are told what happens at a place',
    params: placeParams,
    query: z.strictObject({}),
    access: 'operator',
    answers: { 'application/json': WebhookList },
    problems: ['invalid-parameters', ...deskProblems],
  }),
  createWebhook: operation({
    method: 'post',
    path: '/v1/places/{id}/webhooks',
    summary: 'Tell one more server (standard-webhooks)',
    params: placeParams,
    body: WebhookRequest,
    access: 'operator',
    status: 201,
    answers: { 'application/json': NewWebhook },
    problems: deskBodyProblems,
  }),
  deleteWebhook: operation({
    method: 'delete',
    path: '/v1/places/{id}/webhooks/{webhook}',
    summary: 'Tell a server no more',
    params: z.strictObject({ ...placeParams.shape, webhook: deskId('Id of a webhook.') }),
    access: 'operator',
    answers: { 'application/json': WebhookList },
    problems: deskProblems,
  }),
  listVouchers: operation({
    method: 'get',
    path: '/v1/vouchers',
    summary: 'Employers’ vouchers, with what is used of them',
    query: z.strictObject({}),
    access: 'administrator',
    answers: { 'application/json': VoucherList },
    problems: ['invalid-parameters', 'unauthorized', 'forbidden'],
  }),
  createVoucher: operation({
    method: 'post',
    path: '/v1/vouchers',
    summary: 'Give an employer days, to be spent with a code',
    body: VoucherRequest,
    access: 'administrator',
    status: 201,
    answers: { 'application/json': Voucher },
    problems: ['invalid-body', 'unauthorized', 'forbidden', 'body-too-large', 'unsupported-media-type'],
  }),
} as const;
