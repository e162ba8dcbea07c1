/**
 * What the compiler must accept and refuse in the hands of somebody who uses the SDK. Nothing here runs: the test is
 * that the project type-checks, where an unused `@ts-expect-error` is an error.
 */
/* eslint-disable @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-return -- what is refused has no type */
import {
  type Client,
  createClient,
  isProblemError,
  isTimeoutError,
  type Kind,
  type MapPlaces,
  type Network,
  type Place,
  type PlaceList,
  type PlaceQuery,
  type PlaceSummary,
  type TerritoryList,
} from '../../sdk/index.ts';

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** Compiles only when both types are the same. */
const same = <A, B>(..._proof: Equal<A, B> extends true ? [] : ['these types differ']): void => undefined;

const client = createClient({ hub: 'https://hub.example' });
same<typeof client, Client>();

export function answersHaveTheTypesOfTheContract() {
  same<Awaited<ReturnType<Client['network']>>, Network>();
  same<Awaited<ReturnType<Client['places']['search']>>, PlaceList>();
  same<Awaited<ReturnType<Client['places']['get']>>, Place>();
  same<Awaited<ReturnType<Client['places']['map']>>, MapPlaces>();
  same<Awaited<ReturnType<Client['territories']['search']>>, TerritoryList>();
  same<ReturnType<Client['places']['all']>, AsyncGenerator<PlaceSummary, void, undefined>>();
  same<Place['opening']['openNow'], boolean | null>();
  same<Place['kinds'][number], Kind>();
}

export function queriesAreThoseOfTheContract(signal: AbortSignal, kinds: readonly Kind[], query: PlaceQuery) {
  void client.places.search(query);
  void client.places.search({ kind: kinds, bbox: [-2, 48, -1, 49], 'open-at': 'now' }, { signal });
  void client.places.search({ q: undefined, limit: 10 }, { signal: undefined });
  void client.places.map({ near: [48.11, -1.68], radius: 5000 });
  void client.territories.search({ q: 'Redon', type: ['commune'] });

  // @ts-expect-error a kind that is none
  void client.places.search({ kind: ['bar'] });
  // @ts-expect-error a parameter that is none
  void client.places.search({ colour: 'red' });
  // @ts-expect-error a box of three
  void client.places.search({ bbox: [-2, 48, -1] });
  // @ts-expect-error a list as text
  void client.places.search({ kind: 'cafe' });
  // @ts-expect-error the map has no pages
  void client.places.map({ limit: 10 });
  // @ts-expect-error territories are searched by words
  void client.territories.search({});
  // @ts-expect-error a place has an id
  void client.places.get();
}

export function optionsAreChecked() {
  createClient({ hub: new URL('https://hub.example'), language: 'en', timeout: 5000, fetch: globalThis.fetch });
  createClient({ hub: '/escale', language: undefined, fetch: undefined, timeout: undefined });
  // @ts-expect-error a client needs a hub
  createClient({});
  // @ts-expect-error milliseconds are a number
  createClient({ hub: '/', timeout: '5s' });
}

export function answersAreNotWritable(map: MapPlaces) {
  // @ts-expect-error the columns stay as they are
  map.id.push(1);
  // @ts-expect-error and so does their length
  map.length = 0;
}

export function guardsNarrow(error: unknown) {
  if (isProblemError(error)) {
    same<typeof error.name, 'ProblemError'>();
    same<typeof error.problem.status, number>();
    same<typeof error.retryAfter, number | undefined>();
  }
  if (isTimeoutError(error)) same<typeof error.name, 'TimeoutError'>();
  // @ts-expect-error not before it was narrowed
  return error.name;
}
