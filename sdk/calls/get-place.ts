import type { CallOptions, Connection } from '../connection.ts';
import type { Reader } from '../reader.ts';

/** One place, as far as the reader has looked at it. */
export const getPlace = <T>({ get }: Connection, id: string, read: Reader<T>, options?: CallOptions): Promise<T> =>
  get(`v1/places/${encodeURIComponent(id)}`, read, options);
