import { z } from 'zod';
import type { Access } from './access.ts';
import { Availability, AvailabilityQuery, Booking, BookingRequest } from './booking.ts';
import { ChangeList, ChangeQuery } from './change.ts';
import { Impact, ImpactFactors, ImpactQuery } from './impact.ts';
import {
  CheckRequest,
  GrantRequest,
  Label,
  LabelList,
  PlaceLabels,
  ReinstateRequest,
  RenewRequest,
  StopRequest,
} from './label.ts';
import { PlaceEdit, PlaceRecord, ResourceEdit } from './edit.ts';
import {
  BookingRefusal,
  Closure,
  ClosureList,
  ClosureRequest,
  DeskBookingList,
  DeskQuery,
  Voucher,
  VoucherList,
  VoucherRequest,
} from './desk.ts';
import { Network } from './network.ts';
import { Place } from './place.ts';
import type { ProblemType } from './problem.ts';
import { Proposal, ProposalRequest } from './proposal.ts';
import { MapPayload, PlaceFilters, PlaceList, PlaceQuery } from './search.ts';
import { TerritoryList, TerritoryQuery } from './territory.ts';
import { LabelScheme } from './vocabulary.ts';
import { NewWebhook, WebhookList, WebhookRequest } from './webhook.ts';

/** One operation of the common API: the hub's route, the document and the client follow from it. */
export interface Operation {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** OpenAPI path template, `{name}` for a parameter. */
  readonly path: `/${string}`;
  readonly summary: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  /** JSON body of the request. */
  readonly body?: z.ZodType;
  /** The request must carry an `Idempotency-Key`. */
  readonly keyed?: true;
  /** The request must carry `If-Match` with the ETag of what it changes (RFC 9110, 13.1.1). */
  readonly conditional?: true;
  /** The request must carry the booking's capability as `Authorization: Bearer`. */
  readonly capability?: true;
  /**
   * The least role that may: the request must carry a machine's key as `Authorization: Bearer esk_…`. The route says
   * on which place or label scheme it acts (`on`). Absent: anybody may, or whoever has the capability.
   */
  readonly access?: Access;
  /** Status of the answer; 200 when absent. */
  readonly status?: 201 | 204;
  /** Media types of the answer, the default first. */
  readonly answers: Readonly<Record<string, z.ZodType>>;
  readonly problems: readonly ProblemType[];
}

const operation = <const T extends Operation>(definition: T): T => definition;

/** The GeoJSON (RFC 7946) and JSON-LD (schema.org) forms are described by their own standards. */
const Feature = z
  .looseObject({ type: z.literal('Feature') })
  .meta({ id: 'GeoJsonFeature', description: 'RFC 7946 Feature.' });
const JsonLd = z
  .looseObject({ '@context': z.literal('https://schema.org') })
  .meta({ id: 'JsonLd', description: 'schema.org, JSON-LD 1.1.' });

const placeParams = z.strictObject({
  id: z
    .string()
    .min(2)
    .max(24)
    .meta({ description: 'Public id of a place; case, hyphens and the look-alikes I, L and O are forgiven.' }),
});

const labelParams = z.strictObject({ scheme: LabelScheme });
const grantParams = z.strictObject({ ...placeParams.shape, ...labelParams.shape });

/** What an issuer does to a grant; sent twice, it changes nothing the second time. Answers what everybody reads. */
const grantChange = {
  method: 'post',
  params: grantParams,
  access: 'issuer',
  answers: { 'application/json': PlaceLabels },
  problems: [
    'invalid-body',
    'unauthorized',
    'forbidden',
    'not-found',
    'conflict',
    'body-too-large',
    'unsupported-media-type',
  ],
} as const;

const resourceParams = z.strictObject({
  ...placeParams.shape,
  resource: z
    .string()
    .regex(/^\d{1,15}$/)
    .meta({ description: 'Id of a resource.' }),
});
const editProblems = [
  'invalid-body',
  'unauthorized',
  'forbidden',
  'not-found',
  'precondition-failed',
  'body-too-large',
  'unsupported-media-type',
  'precondition-required',
] as const;

/** What stands at a place's desk; an id that cannot be one names nothing. */
const deskId = (description: string) => z.string().min(1).max(40).meta({ description });
const deskBookingParams = z.strictObject({ ...placeParams.shape, booking: deskId('Id of a booking.') });
const deskProblems = ['unauthorized', 'forbidden', 'not-found'] as const;
const deskBodyProblems = ['invalid-body', ...deskProblems, 'body-too-large', 'unsupported-media-type'] as const;

/** What is done with a booking at its place's desk; done twice, it changes nothing the second time. */
const deskMove = {
  method: 'post',
  params: deskBookingParams,
  answers: { 'application/json': Booking },
  problems: [...deskProblems, 'booking-refused'],
} as const;

const bookingParams = z.strictObject({ id: z.uuid() });
const bookingProblems = ['invalid-parameters', 'unauthorized', 'not-found', 'too-many-requests'] as const;

export const operations = {
  getNetwork: operation({
    method: 'get',
    path: '/v1',
    summary: 'The network: its name, languages, links and data controller',
    query: z.strictObject({}),
    answers: { 'application/json': Network },
    problems: ['invalid-parameters'],
  }),
  searchPlaces: operation({
    method: 'get',
    path: '/v1/places',
    summary: 'Search places, page by page',
    query: PlaceQuery,
    answers: { 'application/json': PlaceList },
    problems: ['invalid-parameters', 'stale-cursor'],
  }),
  getMap: operation({
    method: 'get',
    path: '/v1/map',
    summary: 'All matching places at once, in columns, for markers',
    query: PlaceFilters,
    answers: { 'application/json': MapPayload },
    problems: ['invalid-parameters'],
  }),
  getPlace: operation({
    method: 'get',
    path: '/v1/places/{id}',
    summary: 'One place',
    params: placeParams,
    query: z.strictObject({}),
    answers: { 'application/json': Place, 'application/geo+json': Feature, 'application/ld+json': JsonLd },
    problems: ['invalid-parameters', 'not-found', 'not-acceptable'],
  }),
  getPlaceRecord: operation({
    method: 'get',
    path: '/v1/places/{id}/record',
    summary: 'A place as its operator keeps it, with the ETag that a change needs',
    params: placeParams,
    query: z.strictObject({}),
    access: 'operator',
    answers: { 'application/json': PlaceRecord },
    problems: ['invalid-parameters', 'unauthorized', 'forbidden', 'not-found'],
  }),
  editPlace: operation({
    method: 'patch',
    path: '/v1/places/{id}/record',
    summary: 'Change what is said of a place; imports leave these fields alone from then on',
    params: placeParams,
    body: PlaceEdit,
    access: 'operator',
    conditional: true,
    answers: { 'application/json': PlaceRecord },
    problems: editProblems,
  }),
  addResource: operation({
    method: 'post',
    path: '/v1/places/{id}/resources',
    summary: 'Offer one more resource',
    params: placeParams,
    body: ResourceEdit,
    access: 'operator',
    conditional: true,
    status: 201,
    answers: { 'application/json': PlaceRecord },
    problems: editProblems,
  }),
  editResource: operation({
    method: 'put',
    path: '/v1/places/{id}/resources/{resource}',
    summary: 'Say anew what a resource is, costs and how it is booked',
    params: resourceParams,
    body: ResourceEdit,
    access: 'operator',
    conditional: true,
    answers: { 'application/json': PlaceRecord },
    problems: editProblems,
  }),
  withdrawResource: operation({
    method: 'delete',
    path: '/v1/places/{id}/resources/{resource}',
    summary: 'Withdraw a resource; bookings already made remain',
    params: resourceParams,
    access: 'operator',
    conditional: true,
    answers: { 'application/json': PlaceRecord },
    problems: editProblems,
  }),
  getAvailability: operation({
    method: 'get',
    path: '/v1/places/{id}/availability',
    summary: 'Free seats of a place, by resource, day and slot',
    params: placeParams,
    query: AvailabilityQuery,
    answers: { 'application/json': Availability },
    problems: ['invalid-parameters', 'not-found'],
  }),
  listLabels: operation({
    method: 'get',
    path: '/v1/labels',
    summary: 'The labels that the network knows, with their issuers and criteria',
    query: z.strictObject({}),
    answers: { 'application/json': LabelList },
    problems: ['invalid-parameters'],
  }),
  getLabel: operation({
    method: 'get',
    path: '/v1/labels/{scheme}',
    summary: 'One label, with its issuer and criteria',
    params: labelParams,
    query: z.strictObject({}),
    answers: { 'application/json': Label },
    problems: ['invalid-parameters', 'not-found'],
  }),
  getPlaceLabels: operation({
    method: 'get',
    path: '/v1/places/{id}/labels',
    summary: 'The labels of a place in all their states, with criteria, evidence and history',
    params: placeParams,
    query: z.strictObject({}),
    answers: { 'application/json': PlaceLabels },
    problems: ['invalid-parameters', 'not-found'],
  }),
  grantLabel: operation({
    ...grantChange,
    path: '/v1/places/{id}/labels/{scheme}/grant',
    summary: 'Grant a label to a place, or change its dates and criteria',
    body: GrantRequest,
  }),
  renewLabel: operation({
    ...grantChange,
    path: '/v1/places/{id}/labels/{scheme}/renew',
    summary: 'Let a label last longer: say its new last day',
    body: RenewRequest,
  }),
  checkLabel: operation({
    ...grantChange,
    path: '/v1/places/{id}/labels/{scheme}/check',
    summary: 'Say which criteria are proved, declared or missing, with evidence',
    body: CheckRequest,
  }),
  suspendLabel: operation({
    ...grantChange,
    path: '/v1/places/{id}/labels/{scheme}/suspend',
    summary: 'Suspend a label, with the reason for everybody to read',
    body: StopRequest,
  }),
  reinstateLabel: operation({
    ...grantChange,
    path: '/v1/places/{id}/labels/{scheme}/reinstate',
    summary: 'End the suspension of a label',
    body: ReinstateRequest,
  }),
  revokeLabel: operation({
    ...grantChange,
    path: '/v1/places/{id}/labels/{scheme}/revoke',
    summary: 'Revoke a label, with the reason for everybody to read',
    body: StopRequest,
  }),
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
  erasePerson: operation({
    method: 'delete',
    path: '/v1/bookings/{id}/person',
    summary: 'Erase at once what says who booked and no longer serves a live booking (RGPD, art. 17)',
    params: bookingParams,
    capability: true,
    answers: { 'application/json': Booking },
    problems: [...bookingProblems, 'booking-refused'],
  }),
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
  getChanges: operation({
    method: 'get',
    path: '/v1/changes',
    summary: 'Places that changed since a position, removed ones included, for whoever follows the network',
    query: ChangeQuery,
    answers: { 'application/json': ChangeList },
    problems: ['invalid-parameters', 'stale-cursor'],
  }),
  getImpact: operation({
    method: 'get',
    path: '/v1/impact',
    summary:
      'CO2 that visits to a place, a territory or the network spared in a closed quarter or year, with its range',
    query: ImpactQuery,
    answers: { 'application/json': Impact },
    problems: ['invalid-parameters', 'not-found'],
  }),
  getImpactFactors: operation({
    method: 'get',
    path: '/v1/impact/factors',
    summary: 'Everything that a CO2 figure is computed from: factors and assumptions with their sources',
    query: z.strictObject({}),
    answers: { 'application/json': ImpactFactors },
    problems: ['invalid-parameters'],
  }),
  searchTerritories: operation({
    method: 'get',
    path: '/v1/territories',
    summary: 'Communes, EPCI, departements and regions by name or code',
    query: TerritoryQuery,
    answers: { 'application/json': TerritoryList },
    problems: ['invalid-parameters'],
  }),
} as const;

export type OperationName = keyof typeof operations;
