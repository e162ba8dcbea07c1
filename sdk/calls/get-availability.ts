import { type CallOptions, type Connection, shaped } from '../connection.ts';
import type { Availability, AvailabilityQuery } from '../contract/index.ts';
import { isAvailability } from '../guards/availability.ts';
import { queryString } from '../query.ts';
import type { Asked } from './asked.ts';

const readAvailability = shaped(isAvailability, 'Availability');

/** Free seats of a place that is booked here, by resource, day and slot. */
export const getAvailability = (
  { get }: Connection,
  id: string,
  query: Asked<AvailabilityQuery> = {},
  options?: CallOptions,
): Promise<Availability> =>
  get(`v1/places/${encodeURIComponent(id)}/availability${queryString(query)}`, readAvailability, options);
