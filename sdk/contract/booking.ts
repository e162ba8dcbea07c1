import { z } from 'zod';
import { Instant, LocalDate, PlaceId, TypedPlaceId } from './values.ts';

/** Grid on which a resource is booked. */
export const BookingStep = z
  .enum(['30-minutes', 'half-day', 'day'])
  .meta({ id: 'BookingStep', description: 'Grid on which a resource is booked.' });

export const Confirmation = z.enum(['instant', 'email', 'operator']).meta({
  id: 'Confirmation',
  description: 'What makes a booking firm: nothing more, the click in an e-mail, or the operator’s word.',
});

export const BookingStatus = z
  .enum(['held', 'requested', 'confirmed', 'honoured', 'no-show', 'cancelled', 'expired', 'refused'])
  .meta({
    id: 'BookingStatus',
    description: 'held (waits for the click), requested (waits for the operator) and confirmed hold a seat.',
  });

/** What a place asks of those who book a resource. Present only when it is booked here. */
export const BookingRules = z
  .object({
    step: BookingStep,
    minDuration: z.int().min(30).max(1440).meta({ description: 'Minutes.' }),
    maxDuration: z.int().min(30).max(1440).meta({ description: 'Minutes.' }),
    notice: z.int().min(0).max(43_200).meta({ description: 'Minutes before the start, at least.' }),
    horizon: z.int().min(1).max(365).meta({ description: 'Days ahead, at most; today is 0.' }),
    cancelUntil: z
      .int()
      .min(0)
      .max(43_200)
      .meta({ description: 'Minutes before the start until which one may cancel.' }),
    confirmation: Confirmation,
    closedOn: z.array(LocalDate).meta({ description: 'Days on which this resource is not to be had.' }),
  })
  .meta({ id: 'BookingRules' });

/** One line of what a booking costs, so that the sum explains itself. */
export const Quote = z
  .object({
    currency: z.string().length(3).meta({ description: 'ISO 4217.' }),
    total: z.int().min(0).nullable().meta({ description: 'Minor unit (cents); null when the price is told on site.' }),
    lines: z.array(
      z.object({
        per: z.string().meta({ description: 'Tariff unit, as in Price.' }),
        count: z.int().min(1),
        amount: z.int().min(0).meta({ description: 'Minor unit, for one.' }),
      }),
    ),
  })
  .meta({ id: 'Quote', description: 'The cheapest sum of the place’s tariffs. Paid at the place, never here.' });

export const Slot = z
  .object({
    start: Instant,
    end: Instant,
    free: z.int().min(0).meta({ description: 'Seats still free for the whole slot.' }),
  })
  .meta({ id: 'Slot' });

export const AvailabilityQuery = z.strictObject({
  resource: z.string().max(40).optional().meta({ description: 'Id of a resource; all when absent.' }),
  from: LocalDate.optional().meta({ description: 'First day, in the place’s calendar; today when absent.' }),
  days: z.int().min(1).max(31).optional().meta({ description: '1 to 31 days; 7 when absent.' }),
  seats: z.int().min(1).max(100).optional().meta({ description: 'Seats wanted at once; 1 when absent.' }),
});

export const Availability = z
  .object({
    place: PlaceId,
    timeZone: z.string(),
    resources: z.array(
      z.object({
        resource: z.string(),
        seats: z.int().min(1),
        rules: BookingRules,
        days: z.array(
          z.object({
            date: LocalDate,
            closed: z.boolean().meta({ description: 'True when nothing can be booked on that day at all.' }),
            slots: z.array(Slot).meta({
              description:
                'One a step, in order. A booking covers one slot or several that touch, within its duration.',
            }),
          }),
        ),
      }),
    ),
    evaluatedAt: Instant,
  })
  .meta({ id: 'Availability' });

/** `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header-08) goes with it. */
export const BookingRequest = z
  .strictObject({
    place: TypedPlaceId,
    resource: z.string().max(40),
    start: Instant,
    end: Instant,
    seats: z.int().min(1).max(100),
    email: z.email().max(254),
    name: z.string().trim().min(1).max(100).optional(),
    language: z.enum(['fr', 'en']).optional().meta({ description: 'Of the e-mails; that of the request when absent.' }),
    voucher: z
      .string()
      .trim()
      .min(1)
      .max(40)
      .optional()
      .meta({ description: 'Code of an employer’s voucher that pays for it; case, spaces and hyphens are forgiven.' }),
    consent: z.string().min(1).max(40).meta({ description: 'Version of the privacy text that the person was shown.' }),
  })
  .meta({ id: 'BookingRequest' });

/** A booking, without anything that says whose it is. */
export const Booking = z
  .object({
    id: z.uuid(),
    status: BookingStatus,
    place: z.object({ id: PlaceId, name: z.string(), timeZone: z.string() }),
    resource: z.object({ id: z.string(), name: z.string() }),
    start: Instant,
    end: Instant,
    seats: z.int().min(1),
    quote: Quote,
    cancelUntil: Instant.meta({ description: 'Until then the person may cancel.' }),
    confirmBy: Instant.nullable().meta({ description: 'A held booking expires then.' }),
    createdAt: Instant,
    voucher: z
      .object({ halfDays: z.int().min(1) })
      .optional()
      .meta({ description: 'What it takes of an employer’s voucher, which pays for it; absent for none.' }),
    series: z.uuid().optional().meta({ description: 'The weekly series that it is one of; absent for none.' }),
  })
  .meta({ id: 'Booking' });

/** Why a booking was refused although the request was well made; retrying it unchanged is of no use. */
export const RefusalReason = z
  .enum(['taken', 'closed', 'too-late', 'too-early', 'not-enough-seats', 'not-bookable', 'not-allowed', 'voucher'])
  .meta({ id: 'RefusalReason' });

export type BookingStep = z.infer<typeof BookingStep>;
export type Confirmation = z.infer<typeof Confirmation>;
export type BookingStatus = z.infer<typeof BookingStatus>;
export type BookingRules = z.infer<typeof BookingRules>;
export type Quote = z.infer<typeof Quote>;
export type Slot = z.infer<typeof Slot>;
export type AvailabilityQuery = z.infer<typeof AvailabilityQuery>;
export type Availability = z.infer<typeof Availability>;
export type BookingRequest = z.infer<typeof BookingRequest>;
export type Booking = z.infer<typeof Booking>;
export type RefusalReason = z.infer<typeof RefusalReason>;
