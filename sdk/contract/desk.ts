import { z } from 'zod';
import { BookingStatus, Quote } from './booking.ts';
import { Instant, LocalDate, PlaceId } from './values.ts';

/** The operator's word to a person: plain text. */
const Word = z.string().trim().min(1).max(500);

export const DeskQuery = z.strictObject({
  from: LocalDate.optional().meta({ description: 'First day, in the place’s calendar; today when absent.' }),
  days: z.int().min(1).max(62).optional().meta({ description: '1 to 62 days; 7 when absent.' }),
});

/** A booking as those who run its place see it, with who comes. */
export const DeskBooking = z
  .object({
    id: z.uuid(),
    status: BookingStatus,
    resource: z.object({ id: z.string(), name: z.string() }),
    date: LocalDate.meta({ description: 'The day of the place’s calendar that it belongs to.' }),
    start: Instant,
    end: Instant,
    seats: z.int().min(1),
    quote: Quote,
    employer: z.string().nullable().meta({ description: 'Whose voucher pays; null for none.' }),
    name: z.string().nullable().meta({ description: 'Null when none was given, or once erased.' }),
    email: z.string().nullable().meta({ description: 'Null once erased.' }),
    createdAt: Instant,
  })
  .meta({ id: 'DeskBooking', description: 'Personal: for welcoming this person only, and not to be kept after.' });

export const DeskBookingList = z
  .object({
    place: PlaceId,
    timeZone: z.string(),
    items: z
      .array(DeskBooking)
      .meta({ description: 'By day and time; what was cancelled, refused or lapsed is not in it.' }),
    links: z.object({ self: z.string() }),
    total: z.int().min(0),
  })
  .meta({ id: 'DeskBookingList' });

export const BookingRefusal = z.strictObject({ word: Word.optional() }).meta({ id: 'BookingRefusal' });

export const BookingMove = z
  .strictObject({
    start: Instant,
    end: Instant,
    resource: z
      .string()
      .regex(/^\d{1,15}$/)
      .optional()
      .meta({ description: 'Id of a resource of the same place; the booking’s own when absent.' }),
    word: Word.optional().meta({ description: 'For the person.' }),
  })
  .meta({ id: 'BookingMove' });

export const ClosureRequest = z
  .strictObject({
    resource: z
      .string()
      .regex(/^\d{1,15}$/)
      .nullable()
      .optional()
      .meta({ description: 'Id of a resource; the whole place when absent.' }),
    from: LocalDate.meta({ description: 'First day, in the place’s calendar.' }),
    until: LocalDate.meta({ description: 'Last day, included; a year later at most.' }),
    word: Word.optional().meta({ description: 'For the people whose bookings are cancelled.' }),
  })
  .meta({ id: 'ClosureRequest' });

export const Closure = z
  .object({
    id: z.uuid(),
    resource: z.string().nullable().meta({ description: 'Null: the whole place.' }),
    from: LocalDate,
    until: LocalDate,
    word: z.string().nullable(),
  })
  .meta({ id: 'Closure', description: 'Days that are closed beside what the opening hours say.' });

export const ClosureList = z
  .object({
    items: z.array(Closure).meta({ description: 'Those that are not over, soonest first.' }),
    links: z.object({ self: z.string() }),
    total: z.int().min(0),
  })
  .meta({ id: 'ClosureList' });

export const VoucherRequest = z
  .strictObject({
    employer: z.string().trim().min(1).max(100),
    halfDays: z.int().min(1).max(2000).meta({ description: 'Two are a day.' }),
    validUntil: LocalDate.nullable()
      .optional()
      .meta({ description: 'The last day that it pays for; no end when absent.' }),
  })
  .meta({ id: 'VoucherRequest' });

export const Voucher = z
  .object({
    id: z.uuid(),
    code: z.string().meta({ description: 'What people type when they book; whoever knows it can spend it.' }),
    employer: z.string(),
    halfDays: z.int().min(1),
    used: z.int().min(0).meta({ description: 'Half-days that bookings hold or have used.' }),
    validUntil: LocalDate.nullable(),
    closed: z.boolean(),
  })
  .meta({ id: 'Voucher', description: 'Days that an employer has bought or promised.' });

export const VoucherList = z
  .object({ items: z.array(Voucher), links: z.object({ self: z.string() }), total: z.int().min(0) })
  .meta({ id: 'VoucherList' });

export type DeskQuery = z.infer<typeof DeskQuery>;
export type DeskBooking = z.infer<typeof DeskBooking>;
export type DeskBookingList = z.infer<typeof DeskBookingList>;
export type BookingRefusal = z.infer<typeof BookingRefusal>;
export type BookingMove = z.infer<typeof BookingMove>;
export type ClosureRequest = z.infer<typeof ClosureRequest>;
export type Closure = z.infer<typeof Closure>;
export type ClosureList = z.infer<typeof ClosureList>;
export type VoucherRequest = z.infer<typeof VoucherRequest>;
export type Voucher = z.infer<typeof Voucher>;
export type VoucherList = z.infer<typeof VoucherList>;
