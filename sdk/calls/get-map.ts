import { type CallOptions, type Connection, shaped } from '../connection.ts';
import type { PlaceFilters } from '../contract/index.ts';
import { isMapPayload } from '../guards/map-payload.ts';
import { decodeMapPayload, type MapPlaces } from '../map-payload.ts';
import type { Reader } from '../reader.ts';
import { queryString } from '../query.ts';
import type { Asked } from './asked.ts';

const readMapPayload = shaped(isMapPayload, 'MapPayload');
const readMap: Reader<MapPlaces> = (json) => decodeMapPayload(readMapPayload(json));

/** All places that match at once, for markers. */
export const getMap = (
  { get }: Connection,
  filters: Asked<PlaceFilters> = {},
  options?: CallOptions,
): Promise<MapPlaces> => get(`v1/map${queryString(filters)}`, readMap, options);
