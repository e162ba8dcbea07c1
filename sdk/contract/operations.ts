import { bookingOperations } from './operations/bookings.ts';
import { deskOperations } from './operations/desk.ts';
import { figureOperations } from './operations/figures.ts';
import { labelOperations } from './operations/labels.ts';
import { placeOperations } from './operations/places.ts';
import { recordOperations } from './operations/records.ts';

export type { Operation } from './operations/operation.ts';

/** Every operation of the common API, by the name of the client's method. */
export const operations = {
  ...placeOperations,
  ...recordOperations,
  ...labelOperations,
  ...bookingOperations,
  ...deskOperations,
  ...figureOperations,
} as const;

export type OperationName = keyof typeof operations;
