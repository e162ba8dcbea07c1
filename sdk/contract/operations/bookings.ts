import { z } from 'zod';
import { Booking, BookingRequest } from '../booking.ts';
import { Proposal, ProposalRequest } from '../proposal.ts';
import { operation } from './operation.ts';

const bookingParams = z.strictObject({ id: z.uuid() });
const bookingProblems = ['invalid-parameters', 'unauthorized', 'not-found', 'too-many-requests'] as const;

/** What the public proposes and books. */
export const bookingOperations = {
  createProposal: operation({
    method: 'post',
    path: '/v1/proposals',
    summary: 'Propose a place or a correction; confirmed by e-mail, published once somebody has seen it',
    body: ProposalRequest,
    keyed: true,
    status: 201,
    answers: { 'application/json': Proposal },
    problems: [
      'invalid-body',
      'idempotency-key-missing',
      'not-found',
      'body-too-large',
      'unsupported-media-type',
      'idempotency-key-reused',
      'too-many-requests',
    ],
  }),
  createBooking: operation({
    method: 'post',
    path: '/v1/bookings',
    summary: 'Book seats; the right to see, cancel and erase comes by e-mail',
    body: BookingRequest,
    keyed: true,
    status: 201,
    answers: { 'application/json': Booking },
    problems: [
      'invalid-body',
      'idempotency-key-missing',
      'not-found',
      'booking-refused',
      'idempotency-key-busy',
      'body-too-large',
      'unsupported-media-type',
      'idempotency-key-reused',
      'too-many-requests',
    ],
  }),
  getBooking: operation({
    method: 'get',
    path: '/v1/bookings/{id}',
    summary: 'One booking, as JSON or as a calendar file (RFC 5545)',
    params: bookingParams,
    query: z.strictObject({}),
    capability: true,
    answers: { 'application/json': Booking, 'text/calendar': z.string().meta({ description: 'RFC 5545.' }) },
    problems: [...bookingProblems, 'not-acceptable'],
  }),
  confirmBooking: operation({
    method: 'post',
    path: '/v1/bookings/{id}/confirm',
    summary: 'Confirm a held booking; confirming twice is harmless',
    params: bookingParams,
    capability: true,
    answers: { 'application/json': Booking },
    problems: [...bookingProblems, 'booking-refused'],
  }),
  cancelBooking: operation({
    method: 'post',
    path: '/v1/bookings/{id}/cancel',
    summary: 'Cancel, until the place’s deadline; cancelling twice is harmless',
    params: bookingParams,
    capability: true,
    answers: { 'application/json': Booking },
    problems: [...bookingProblems, 'booking-refused'],
  }),
  cancelRest: operation({
    method: 'post',
    path: '/v1/bookings/{id}/cancel-rest',
    summary: 'Cancel a weekly booking and all later ones of its series, each until the place’s deadline',
    params: bookingParams,
    capability: true,
    answers: { 'application/json': Booking },
    problems: [...bookingProblems, 'booking-refused'],
  }),
  erasePerson: operation({
    method: 'delete',
    path: '/v1/bookings/{id}/person',
    summary: 'Erase at once what says who booked and no longer serves a live booking (RGPD, art. 17)',
    params: bookingParams,
    capability: true,
    answers: { 'application/json': Booking },
    problems: [...bookingProblems, 'booking-refused'],
  }),
} as const;
