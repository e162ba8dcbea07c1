import { z } from 'zod';
import { Booking, RefusalReason, Slot } from './booking.ts';
import { LocalDate, LocalTime, PlaceId } from './values.ts';

/** Weeks that one series covers, at most. */
export const LONGEST_SERIES = 52;

/** The same hours of the wall clock, week after week, for one person: booked by the place, all dates or none. */
export const SeriesRequest = z
  .strictObject({
    resource: z
      .string()
      .regex(/^\d{1,15}$/)
      .meta({ description: 'Id of a resource.' }),
    date: LocalDate.meta({ description: 'The first date, in the place’s calendar.' }),
    from: LocalTime.meta({ description: 'On the place’s wall clock, on every date, summer and winter.' }),
    to: LocalTime.meta({ description: 'As `from`; on the next day when it is not later than `from`.' }),
    count: z.int().min(1).max(LONGEST_SERIES).optional().meta({
      description: 'How many weeks, the first included; either this or `until`.',
    }),
    until: LocalDate.optional().meta({ description: 'No date is later; 52 weeks at most. Either this or `count`.' }),
    without: z
      .array(LocalDate)
      .max(LONGEST_SERIES)
      .optional()
      .meta({ description: 'Dates of the series that are left out.' }),
    seats: z.int().min(1).max(100),
    email: z.email().max(254),
    name: z.string().trim().min(1).max(100).optional(),
    language: z.enum(['fr', 'en']).optional().meta({ description: 'Of the e-mails; that of the request when absent.' }),
    voucher: z.string().trim().min(1).max(40).optional().meta({
      description: 'Code of an employer’s voucher that pays for every date; case, spaces and hyphens are forgiven.',
    }),
    consent: z.string().min(1).max(40).meta({ description: 'Version of the privacy text that the person was shown.' }),
  })
  .meta({ id: 'SeriesRequest' });

export const Series = z
  .object({
    id: z.uuid(),
    place: z.object({ id: PlaceId, name: z.string(), timeZone: z.string() }),
    resource: z.object({ id: z.string(), name: z.string() }),
    bookings: z.array(Booking).meta({ description: 'One a date, soonest first, those that were cancelled included.' }),
  })
  .meta({ id: 'Series', description: 'Weekly bookings of one person, without anything that says whose they are.' });

export const SeriesCancelling = z
  .strictObject({
    dates: z.array(LocalDate).min(1).max(LONGEST_SERIES).optional().meta({
      description: 'These dates, in the place’s calendar; all that are still to come when absent.',
    }),
  })
  .meta({ id: 'SeriesCancelling' });

/** Why one date of a series cannot be booked, and when else it could be. */
export const RefusedDate = z
  .object({
    date: LocalDate,
    reason: RefusalReason,
    detail: z.string().meta({ description: 'A sentence for a person, in the asked language.' }),
    alternatives: z.array(Slot).meta({ description: 'The nearest free times, soonest first.' }),
  })
  .meta({ id: 'RefusedDate' });

export type SeriesRequest = z.infer<typeof SeriesRequest>;
export type Series = z.infer<typeof Series>;
export type SeriesCancelling = z.infer<typeof SeriesCancelling>;
export type RefusedDate = z.infer<typeof RefusedDate>;
