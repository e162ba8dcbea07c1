import { hubAddress, queryString, within } from './address.ts';
import { type Bookings, createBookings } from './bookings.ts';
import type {
  Availability,
  AvailabilityQuery,
  Network,
  Place,
  PlaceFilters,
  PlaceList,
  PlaceQuery,
  PlaceSummary,
  TerritoryList,
  TerritoryQuery,
} from './contract/index.ts';
import { InvalidAnswerError } from './errors/index.ts';
import { isAvailability, isMapPayload, isNetwork, isPlace, isPlaceList, isTerritoryList } from './guards/guards.ts';
import { decodeMapPayload, type MapPlaces } from './map-payload.ts';
import { createSender } from './send.ts';
import { createTransport, type Fetch, type Reader } from './transport.ts';

/** A query of the contract, as somebody who asks may hold it: nothing of it is changed. */
export type Asked<T> = { readonly [K in keyof T]: Readonly<T[K]> };

export interface ClientOptions {
  /** Address of the hub, absolute or relative to the page or worker; a path prefix is kept. */
  readonly hub: string | URL;
  /** Used instead of the platform's `fetch`: for tests, proxies, a runtime's own. */
  readonly fetch?: Fetch | undefined;
  /** Language of the hub's sentences (BCP 47, such as `fr`); the hub's own choice when left out. */
  readonly language?: string | undefined;
  /**
   * Milliseconds for a whole call, tries and waits included, or Infinity; 10,000 when left out.
   * Equal calls under way share one request and its time.
   */
  readonly timeout?: number | undefined;
}

export interface CallOptions {
  /** Aborting rejects the call with the signal's reason; others that wait for the same answer still get it. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * The common API. Every call rejects with a ProblemError, NetworkError, TimeoutError or InvalidAnswerError, or with
 * the reason of its signal. Answers may be shared between callers: treat them as read-only. An answer that has not
 * changed is the same object as before.
 */
export interface Client {
  /** Address of the hub, with a slash at its end. */
  readonly hub: string;
  network(options?: CallOptions): Promise<Network>;
  readonly places: {
    /** One page of the places that match. */
    search(query?: Asked<PlaceQuery>, options?: CallOptions): Promise<PlaceList>;
    /** All places that match, page by page, 100 a page unless `limit` says otherwise; stops asking when you stop. */
    all(query?: Asked<PlaceQuery>, options?: CallOptions): AsyncGenerator<PlaceSummary, void, undefined>;
    get(id: string, options?: CallOptions): Promise<Place>;
    /** All places that match at once, for markers. */
    map(filters?: Asked<PlaceFilters>, options?: CallOptions): Promise<MapPlaces>;
    /** Free seats of a place that is booked here, by resource, day and slot. */
    availability(id: string, query?: Asked<AvailabilityQuery>, options?: CallOptions): Promise<Availability>;
  };
  readonly bookings: Bookings;
  readonly territories: {
    search(query: Asked<TerritoryQuery>, options?: CallOptions): Promise<TerritoryList>;
  };
}

/**
 * Makes a client of the common API. It holds no connection: forgetting it is enough to be rid of it.
 * @throws TypeError when the hub's address is not an http or https address
 */
export function createClient({ hub, fetch, language, timeout = 10_000 }: ClientOptions): Client {
  const root = hubAddress(hub);
  // Looked up at each call, so that a page may still replace its fetch, and called as the platform demands.
  const ask = fetch ?? ((address, init) => globalThis.fetch(address, init));
  const transport = createTransport(ask, language, timeout);
  const get = <T>(path: string, read: Reader<T>, options?: CallOptions): Promise<T> =>
    transport(within(root, path), read, options?.signal);
  const search = (query: Asked<PlaceQuery> = {}, options?: CallOptions): Promise<PlaceList> =>
    get(`v1/places${queryString(query)}`, readPlaceList, options);

  async function* all(
    query: Asked<PlaceQuery> = {},
    options?: CallOptions,
  ): AsyncGenerator<PlaceSummary, void, undefined> {
    const seen = new Set<string>();
    let page = await search({ limit: 100, ...query }, options);
    for (;;) {
      yield* page.items;
      const { next } = page.links;
      if (next === null) return;
      const address = within(root, next);
      if (seen.has(next)) throw new InvalidAnswerError(address, 'a next page that was already read');
      seen.add(next);
      page = await transport(address, readPlaceList, options?.signal);
    }
  }

  return {
    hub: root.href,
    network: (options) => get('v1', readNetwork, options),
    places: {
      search,
      all,
      get: (id, options) => get(`v1/places/${encodeURIComponent(id)}`, readPlace, options),
      map: (filters = {}, options) => get(`v1/map${queryString(filters)}`, readMap, options),
      availability: (id, query = {}, options) =>
        get(`v1/places/${encodeURIComponent(id)}/availability${queryString(query)}`, readAvailability, options),
    },
    bookings: createBookings(root, createSender(ask, language, timeout)),
    territories: {
      search: (query, options) => get(`v1/territories${queryString(query)}`, readTerritoryList, options),
    },
  };
}

/** A reader that accepts what the guard accepts. */
const shaped =
  <T>(is: (value: unknown) => value is T, name: string): Reader<T> =>
  (json) => {
    if (is(json)) return json;
    throw new RangeError(`not a ${name}`);
  };

const readAvailability = shaped(isAvailability, 'Availability');
const readNetwork = shaped(isNetwork, 'Network');
const readPlace = shaped(isPlace, 'Place');
const readPlaceList = shaped(isPlaceList, 'PlaceList');
const readTerritoryList = shaped(isTerritoryList, 'TerritoryList');
const readMapPayload = shaped(isMapPayload, 'MapPayload');
const readMap: Reader<MapPlaces> = (json) => decodeMapPayload(readMapPayload(json));
