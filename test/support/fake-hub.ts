/**
 * The hub as a page sees it, without a hub: stands in for `fetch`, answers the common API from places in memory, and
 * can be told to fail in every way a network can. Deterministic: nothing waits but what a test holds back.
 *
 *     const hub = fakeHub({ places: somePlaces(3) });
 *     const restore = hub.install(); // replaces globalThis.fetch for hub.url; other addresses pass through
 *     hub.down(); … hub.up();
 *     const release = hub.hold(); … release();
 */
import type {
  Booking,
  BookingRequest,
  MapPayload,
  Network,
  Place,
  PlaceList,
  Problem,
  Territory,
  TerritoryList,
} from '../../sdk/contract/index.ts';
import { parsePlaceId } from '../../sdk/place-id.ts';
import {
  aBooking,
  aNetwork,
  aTerritory,
  localDate,
  notFound,
  someAvailability,
  somePlaces,
  summaryOf,
} from './builders.ts';

export * from './builders.ts';

interface FakeHubContent {
  url?: string;
  places?: Place[];
  network?: Network;
  territories?: Territory[];
}

/** How the hub fails, until told otherwise. `path` limits the failure to addresses that begin with it. */
type Trouble =
  | { readonly kind: 'down' | 'html'; readonly path: string }
  | { readonly kind: 'problem'; readonly path: string; readonly problem: Problem };

export class FakeHub {
  readonly url: string;
  /** Replace or edit between requests: the next answer shows it. */
  places: Place[];
  network: Network;
  territories: Territory[];
  /** Every request that came, the failed ones too. */
  readonly requests: Request[] = [];
  #trouble: Trouble | undefined;
  #gate: Promise<void> | undefined;
  readonly #bodies = new Map<string, unknown>();
  /** Bookings that were asked for, with their keys, the repeated ones too. */
  readonly orders: { readonly key: string; readonly request: BookingRequest }[] = [];
  /** What the next bookings become, beside what was asked. */
  bookingsBecome: Partial<Booking> = {};
  readonly #refusals: (Problem | 'lost' | 'silent')[] = [];

  constructor(content: FakeHubContent = {}) {
    this.url = content.url ?? 'https://hub.example';
    this.places = content.places ?? somePlaces(3);
    this.territories = content.territories ?? [aTerritory()];
    this.network = content.network ?? aNetwork({ places: this.places.length });
  }

  /** Path and query of each request, in order: `/v1/places?limit=20`. */
  get paths(): string[] {
    return this.requests.map(({ url }) => url.slice(this.url.length));
  }

  /** Connections are refused: `fetch` rejects with a TypeError, as in browsers. */
  down(path = '/'): void {
    this.#trouble = { kind: 'down', path };
  }

  /** Answers 200 with a page, as captive portals and mistyped addresses do. */
  html(path = '/'): void {
    this.#trouble = { kind: 'html', path };
  }

  /** Answers with an RFC 9457 problem. */
  problem(problem: Problem, path = '/'): void {
    this.#trouble = { kind: 'problem', problem, path };
  }

  /** All is well again. */
  up(): void {
    this.#trouble = undefined;
  }

  /** Keeps every answer back until the returned function is called. */
  hold(): () => void {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#gate = promise;
    return () => {
      this.#gate = undefined;
      resolve();
    };
  }

  /** Refuses the next booking, makes it and loses the answer on its way, or never answers again. */
  refuseNext(...refusals: (Problem | 'lost' | 'silent')[]): void {
    this.#refusals.push(...refusals);
  }

  /** Answers `path` with `body` as JSON: for what is not the API, such as an outline, or for a wrong answer. */
  answer(path: string, body: unknown): void {
    this.#bodies.set(path, body);
  }

  /** Replaces `globalThis.fetch` for this hub's addresses. @returns undoes it */
  install(): () => void {
    const original = globalThis.fetch;
    globalThis.fetch = (input, init) => {
      const request = new Request(input, init);
      return new URL(request.url).origin === new URL(this.url).origin ? this.fetch(request) : original(input, init);
    };
    return () => {
      globalThis.fetch = original;
    };
  }

  /** Stands in for `fetch`; give it to `createClient({ fetch: hub.fetch })` or to a service worker's handler. */
  readonly fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    request.signal.throwIfAborted();
    this.requests.push(request);
    // Judged when the request comes, not when its answer is let go.
    const answer = this.#answer(new URL(request.url), request.method === 'POST' ? await order(request) : undefined);
    await Promise.race([this.#gate ?? Promise.resolve(), aborted(request.signal)]);
    return answer();
  };

  #answer(url: URL, asked: { key: string; request: BookingRequest } | undefined): () => Response {
    const trouble = this.#trouble && url.pathname.startsWith(this.#trouble.path) ? this.#trouble : undefined;
    switch (trouble?.kind) {
      case 'down':
        return () => {
          throw new TypeError('Failed to fetch');
        };
      case 'html':
        return () =>
          new Response('<!doctype html><title>Connexion</title>', { headers: { 'content-type': 'text/html' } });
      case 'problem':
        return () => problemResponse(trouble.problem);
      case undefined: {
        if (asked) return this.#book(asked);
        const body = this.#body(url);
        return () => (body === undefined ? problemResponse(notFound()) : json(body));
      }
    }
  }

  #book(asked: { key: string; request: BookingRequest }): () => Response {
    this.orders.push(asked);
    const refusal = this.#refusals.shift();
    if (refusal === 'silent') {
      this.hold();
      return () => problemResponse(notFound());
    }
    if (refusal === 'lost')
      return () => {
        throw new TypeError('Failed to fetch');
      };
    if (refusal) return () => problemResponse(refusal);
    const place = this.places.find(({ id }) => id === asked.request.place);
    if (!place) return () => problemResponse(notFound());
    const booking = aBooking(asked.request, place, this.bookingsBecome);
    return () => json(booking, 201);
  }

  #body(url: URL): unknown {
    const fixed = this.#bodies.get(url.pathname);
    if (fixed !== undefined) return fixed;
    switch (url.pathname) {
      case '/v1':
        return this.network;
      case '/v1/places':
        return this.#list(url);
      case '/v1/map':
        return mapOf(matching(this.places, url.searchParams));
      case '/v1/territories':
        return this.#territoryList(url);
      default:
        if (url.pathname.endsWith('/availability')) return this.#availability(url);
        return this.places.find(({ id }) => url.pathname === `/v1/places/${id}`);
    }
  }

  #list(url: URL): PlaceList {
    const all = matching(this.places, url.searchParams);
    const limit = Number(url.searchParams.get('limit') ?? 20);
    const from = Number(url.searchParams.get('cursor') ?? 0);
    const next = new URL(url);
    next.searchParams.set('cursor', String(from + limit));
    next.searchParams.delete('facets');
    return {
      items: all.slice(from, from + limit).map(summaryOf),
      links: {
        self: url.pathname + url.search,
        next: from + limit < all.length ? next.pathname + next.search : null,
      },
      total: all.length,
      ...(url.searchParams.has('facets') && { facets: { kind: [...new Set(all.flatMap(({ kinds }) => kinds))] } }),
      evaluatedAt: `${new Date().toISOString().slice(0, 19)}Z`,
    };
  }

  #availability(url: URL): unknown {
    const place = this.places.find(({ id }) => url.pathname === `/v1/places/${id}/availability`);
    const resource = place?.resources.find(({ id }) => id === url.searchParams.get('resource'));
    const from = url.searchParams.get('from') ?? localDate();
    const ahead = Math.round((Date.parse(from) - Date.parse(localDate())) / 86_400_000);
    return place && resource && someAvailability(place, resource, ahead);
  }

  #territoryList(url: URL): TerritoryList {
    const begins = (url.searchParams.get('q') ?? '').toLowerCase();
    const items = this.territories.filter(({ name }) => name.toLowerCase().startsWith(begins));
    return { items, links: { self: url.pathname + url.search, next: null }, total: items.length };
  }
}

/** A hub with three places, or with those given. */
export const fakeHub = (content: FakeHubContent = {}): FakeHub => new FakeHub(content);

/** The filters that need no geography; the real hub's are tested with the real hub. */
function matching(places: readonly Place[], query: URLSearchParams): Place[] {
  const list = (name: string) => query.get(name)?.split(',');
  const words = query.get('q')?.toLowerCase();
  return places.filter(
    (place) =>
      (list('kind')?.some((kind) => place.kinds.some((own) => own === kind)) ?? true) &&
      (list('amenity')?.every((amenity) => place.amenities.some((own) => own === amenity)) ?? true) &&
      (list('id')?.includes(place.id) ?? true) &&
      (list('label')?.some((label) => place.labels.some((own) => own.scheme === label && own.status === 'granted')) ??
        true) &&
      (query.get('bookable') !== 'true' || place.bookable) &&
      (query.get('telework-spot') !== 'true' || place.teleworkSpot !== null) &&
      (query.get('open-at') !== 'now' || place.opening.openNow === true) &&
      (words === undefined || `${place.name} ${place.address.city ?? ''}`.toLowerCase().includes(words)),
  );
}

const scale = 100_000;

function mapOf(places: readonly Place[]): MapPayload {
  const rows = places
    .flatMap((place) =>
      place.position ? [{ place, number: parsePlaceId(place.id) ?? 0, position: place.position }] : [],
    )
    .sort((a, b) => a.number - b.number);
  const kinds = [...new Set(rows.map(({ place }) => place.kinds[0]!))];
  return {
    total: places.length,
    scale,
    id: deltas(rows.map(({ number }) => number)),
    lat: deltas(rows.map(({ position }) => Math.round(position.lat * scale))),
    lon: deltas(rows.map(({ position }) => Math.round(position.lon * scale))),
    kinds,
    kind: rows.map(({ place }) => kinds.indexOf(place.kinds[0]!)),
    flags: rows.map(({ place }) => flagsOf(place)),
  };
}

const flagsOf = ({ bookable, opening, teleworkSpot, labels }: Place): number =>
  (bookable ? 1 : 0) |
  (opening.openNow === true ? 2 : 0) |
  (opening.openNow === false ? 4 : 0) |
  (teleworkSpot ? 8 : 0) |
  (labels.some(({ status }) => status === 'granted') ? 16 : 0);

const deltas = (values: readonly number[]): number[] =>
  values.map((value, index) => value - (index === 0 ? 0 : values[index - 1]!));

async function order(request: Request): Promise<{ key: string; request: BookingRequest }> {
  return {
    key: request.headers.get('idempotency-key') ?? '',
    request: (await request.clone().json()) as BookingRequest,
  };
}

const json = (body: unknown, status = 200): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });

const problemResponse = (problem: Problem): Response =>
  new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { 'content-type': 'application/problem+json' },
  });

const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
