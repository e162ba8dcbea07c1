import { type CallOptions, type Connection, shaped } from '../connection.ts';
import type { PlaceList, PlaceQuery } from '../contract/index.ts';
import { isPlaceList } from '../guards/place-list.ts';
import { queryString } from '../query.ts';
import type { Asked } from './asked.ts';

export const readPlaceList = shaped(isPlaceList, 'PlaceList');

/** One page of the places that match. */
export const searchPlaces = (
  { get }: Connection,
  query: Asked<PlaceQuery> = {},
  options?: CallOptions,
): Promise<PlaceList> => get(`v1/places${queryString(query)}`, readPlaceList, options);
