import type { Kind, MapPayload } from './contract/index.ts';

/** Bits of `MapPlaces.flags`. */
export const MapFlag = { bookable: 1, openNow: 2, closedNow: 4, teleworkSpot: 8, label: 16 } as const;

/** All places that match, in columns: entry n of each column belongs to the same place. */
export interface MapPlaces {
  /** All matches, those without a position included. */
  readonly total: number;
  /** Places in the columns. */
  readonly length: number;
  /** Numbers of the places; `formatPlaceId` gives the public id. */
  readonly id: readonly number[];
  /** WGS 84 degrees. */
  readonly lat: Float64Array;
  readonly lon: Float64Array;
  readonly kind: readonly Kind[];
  /** Bits of `MapFlag`. Neither open nor closed: the hours are unknown. */
  readonly flags: Uint8Array;
}

/**
 * Decodes the columns of `GET /v1/map`.
 * @throws RangeError when the columns do not fit together
 */
export function decodeMapPayload(payload: MapPayload): MapPlaces {
  const { total, scale, kinds, flags } = payload;
  const { length } = payload.id;
  for (const column of ['lat', 'lon', 'kind', 'flags'] as const) {
    if (payload[column].length !== length) {
      throw new RangeError(`${payload[column].length} entries in « ${column} », ${length} in « id »`);
    }
  }
  if (!(scale > 0)) throw new RangeError(`a scale of ${scale}`);
  return {
    total,
    length,
    id: [...running(payload.id)],
    lat: Float64Array.from(running(payload.lat), (units) => units / scale),
    lon: Float64Array.from(running(payload.lon), (units) => units / scale),
    kind: payload.kind.map((index) => {
      const kind = kinds[index];
      if (kind === undefined) throw new RangeError(`kind ${index} of ${kinds.length}`);
      return kind;
    }),
    flags: Uint8Array.from(flags),
  };
}

/** Undoes delta coding. */
function running(deltas: readonly number[]): number[] {
  let sum = 0;
  return deltas.map((delta) => (sum += delta));
}
