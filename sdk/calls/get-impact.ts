import type { CallOptions, Connection, Reader } from '../connection.ts';
import type { ImpactQuery } from '../contract/index.ts';
import { queryString } from '../query.ts';
import type { Asked } from './asked.ts';

/** Where the CO2 figure of a place, a territory or the network is asked for. */
export const impactPath = (query: Asked<ImpactQuery>): string => `v1/impact${queryString(query)}`;

/** The CO2 figure of a place, a territory or the network, as far as the reader has looked at it. */
export const getImpact = <T>(
  { get }: Connection,
  query: Asked<ImpactQuery>,
  read: Reader<T>,
  options?: CallOptions,
): Promise<T> => get(impactPath(query), read, options);
