import type { CallOptions, Connection, Reader } from '../connection.ts';

/** The labels of a place, as far as the reader has looked at them. */
export const getPlaceLabels = <T>(
  { get }: Connection,
  place: string,
  read: Reader<T>,
  options?: CallOptions,
): Promise<T> => get(`v1/places/${encodeURIComponent(place)}/labels`, read, options);
