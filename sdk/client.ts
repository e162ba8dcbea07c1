import type { Bookings } from './bookings.ts';
import type { Asked } from './calls/asked.ts';
import { getMap } from './calls/get-map.ts';
import { getNetwork } from './calls/get-network.ts';
import { getPlace } from './calls/get-place.ts';
import { readPlaceList, searchPlaces } from './calls/search-places.ts';
import { searchTerritories } from './calls/search-territories.ts';
import { type CallOptions, type ClientOptions, connect, type Connection, shaped } from './connection.ts';
import type {
  Availability,
  AvailabilityQuery,
  Impact,
  ImpactFactors,
  ImpactQuery,
  Label,
  LabelList,
  Network,
  Place,
  PlaceFilters,
  PlaceLabels,
  PlaceList,
  PlaceQuery,
  PlaceSummary,
  TerritoryList,
  TerritoryQuery,
} from './contract/index.ts';
import { InvalidAnswerError } from './errors/invalid-answer-error.ts';
import { NetworkError } from './errors/network-error.ts';
import { isPlace } from './guards/place.ts';
import type { MapPlaces } from './map-payload.ts';
import { createMemory } from './memory.ts';
import { readAnswer, retry } from './trouble.ts';

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
  readonly labels: {
    /** The labels that the network knows. */
    list(options?: CallOptions): Promise<LabelList>;
    get(id: string, options?: CallOptions): Promise<Label>;
    /** The labels of a place in all their states, with criteria, evidence and history. */
    ofPlace(place: string, options?: CallOptions): Promise<PlaceLabels>;
  };
  readonly impact: {
    /** The CO2 that visits spared, as a range: of a place, a territory or, without either, the network. */
    get(query?: Asked<ImpactQuery>, options?: CallOptions): Promise<Impact>;
    /** The factors and assumptions behind it. To compute with them: `sdk/impact/index.ts`. */
    factors(options?: CallOptions): Promise<ImpactFactors>;
  };
  readonly bookings: Bookings;
  readonly territories: {
    search(query: Asked<TerritoryQuery>, options?: CallOptions): Promise<TerritoryList>;
  };
}

/**
 * Makes a client of the common API. It holds no connection: forgetting it is enough to be rid of it. Bundlers may put
 * the code of availability, bookings, labels and impact apart: it comes when the first call of such a kind is made.
 * @throws TypeError when `hub` is missing, empty, or not an http or https address
 */
export function createClient(options: ClientOptions): Client {
  const hub = connected(options);

  /** Code that does not come is no answer from the hub either, and nothing was asked of it. */
  const code = <Module>(coming: Promise<Module>): Promise<Module> =>
    coming.catch((cause: unknown) => {
      throw new NetworkError(hub.url(''), cause);
    });
  const availability = () => code(import('./calls/get-availability.ts'));
  const labels = () => code(import('./calls/labels.ts'));
  const impact = () => code(import('./calls/impact.ts'));
  const bookings = async () => (await code(import('./bookings.ts'))).createBookings(hub);

  async function* all(
    query: Asked<PlaceQuery> = {},
    options?: CallOptions,
  ): AsyncGenerator<PlaceSummary, void, undefined> {
    const seen = new Set<string>();
    let page = await searchPlaces(hub, { limit: 100, ...query }, options);
    for (;;) {
      for (const place of page.items) {
        options?.signal?.throwIfAborted();
        yield place;
      }
      const { next } = page.links;
      if (next === null) return;
      if (seen.has(next)) throw new InvalidAnswerError(hub.url(next), 'a next page that was already read');
      seen.add(next);
      page = await hub.get(next, readPlaceList, options);
    }
  }

  return {
    hub: hub.hub,
    network: (options) => getNetwork(hub, options),
    places: {
      search: (query, options) => searchPlaces(hub, query, options),
      all,
      get: (id, options) => getPlace(hub, id, readPlace, options),
      map: (filters, options) => getMap(hub, filters, options),
      availability: async (...asked) => (await availability()).getAvailability(hub, ...asked),
    },
    labels: {
      list: async (...asked) => (await labels()).listLabels(hub, ...asked),
      get: async (...asked) => (await labels()).getLabel(hub, ...asked),
      ofPlace: async (...asked) => (await labels()).labelsOfPlace(hub, ...asked),
    },
    impact: {
      get: async (...asked) => (await impact()).figure(hub, ...asked),
      factors: async (...asked) => (await impact()).factors(hub, ...asked),
    },
    bookings: {
      create: async (...asked) => (await bookings()).create(...asked),
      get: async (...asked) => (await bookings()).get(...asked),
      confirm: async (...asked) => (await bookings()).confirm(...asked),
      cancel: async (...asked) => (await bookings()).cancel(...asked),
      erase: async (...asked) => (await bookings()).erase(...asked),
    },
    territories: {
      search: (query, options) => searchTerritories(hub, query, options),
    },
  };
}

/** Bundlers and JavaScript let through what types refuse: a setting that nobody made, or a host without `https://`. */
function connected(options: ClientOptions): Connection {
  let hub: unknown, cause: unknown;
  try {
    ({ hub } = options);
    // An empty address would be that of the page.
    if (hub) return connect(options, () => Promise.resolve({ readAnswer, retry }), createMemory());
  } catch (error) {
    cause = error;
  }
  throw new TypeError(`hub: "${String(hub)}" is not the address of a hub, such as https://hub.example.org`, { cause });
}

const readPlace = shaped(isPlace, 'Place');
