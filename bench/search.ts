import type { operations } from '../sdk/contract/index.ts';
import type { Sql } from '../hub/src/database/database.ts';
import type { Call } from '../hub/src/http/route.ts';
import { searchPlaces } from '../hub/src/routes/places/search.ts';
import { BenchHub } from './hub.ts';
import { KeepAlive } from './keep-alive.ts';
import { generateNetwork, seeded } from './network.ts';
import { type Benchmark, median } from './report.ts';

const PLACES = 10_000;
const CONNECTIONS = 8;
const ROUNDS = 9;
/** Searches a round and side. */
const SEARCHES = 800;
/** Degrees: a town and what lies around it, as a map shows it. */
const BOX = { width: 0.5, height: 0.35 };

/** How every page of places begins. */
const OPENING = Buffer.from('{"items":');

interface Search {
  readonly query: { readonly bbox: [number, number, number, number] };
  readonly path: string;
  /** What the hub sends to PostgreSQL for it. */
  readonly text: string;
  readonly values: readonly (string | number)[];
}

/**
 * Searches by bounding box over HTTP, and the very statement that the hub makes of them straight on PostgreSQL, each
 * by eight connections, in turns: how much of the database's speed is left at the end of the API.
 */
export const measureSearch: Benchmark = async (tell) => {
  tell(`search in ${PLACES} places`);
  const hub = await BenchHub.start(PLACES);
  const connections = await Promise.all(Array.from({ length: CONNECTIONS }, () => KeepAlive.open(hub.address)));
  try {
    const searches = await Promise.all(boxes(SEARCHES).map((bbox) => captured(hub, bbox)));
    const straight = () => spread(searches, (search) => askDatabase(hub.database.sql, search));
    const overHttp = () => spread(searches, (search, worker) => askHub(connections[worker], search));
    await straight();
    await overHttp();
    const ratios: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      // The order changes, so that neither side always follows the other.
      const [first, second] = round % 2 === 0 ? [straight, overHttp] : [overHttp, straight];
      const [a, b] = [await timed(first), await timed(second)];
      ratios.push(round % 2 === 0 ? a / b : b / a);
    }
    const value = median(ratios);
    const note = `${CONNECTIONS} connections, median of ${ROUNDS} rounds, ${Math.min(...ratios).toFixed(2)}-${Math.max(...ratios).toFixed(2)}`;
    return [{ what: 'bbox search, HTTP / PostgreSQL', value, unit: 'ratio', goal: { atLeast: 0.5 }, note }];
  } finally {
    for (const connection of connections) connection.close();
    await hub.stop();
  }
};

/** Boxes around places of the network itself: people look where there is something. */
function boxes(count: number): [number, number, number, number][] {
  const random = seeded(7);
  return generateNetwork(count, 1).map(({ lat = 0, lon = 0 }) => {
    const west = lon - BOX.width * random();
    const south = lat - BOX.height * random();
    return [west, south, west + BOX.width, south + BOX.height].map((degrees) => Number(degrees.toFixed(4))) as [
      number,
      number,
      number,
      number,
    ];
  });
}

/** Lets the hub's own code write the statement, with a connection that only listens. */
async function captured(hub: BenchHub, bbox: [number, number, number, number]): Promise<Search> {
  let seen: { text: string; values: (string | number)[] } | undefined;
  const listener = {
    unsafe: (text: string, values: (string | number)[]) => {
      seen = { text, values };
      return Promise.resolve([{ total: 0, items: '[]', key: null, id: null, next_change: null }]);
    },
  };
  const path = `/v1/places?bbox=${bbox.join(',')}`;
  const call = { query: { bbox }, url: new URL(path, hub.address), now: new Date() };
  await searchPlaces(
    { sql: listener as unknown as Sql, territories: hub.territories },
    call as unknown as Call<typeof operations.searchPlaces>,
  );
  if (!seen) throw new Error('The hub asked the database nothing');
  return { query: { bbox }, path, ...seen };
}

/** Runs all searches, eight at a time. */
async function spread(
  searches: readonly Search[],
  run: (search: Search, worker: number) => Promise<void>,
): Promise<void> {
  const rest = searches.values();
  const work = async (_: unknown, worker: number) => {
    for (const search of rest) await run(search, worker);
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, work));
}

async function askDatabase(sql: Sql, { text, values }: Search): Promise<void> {
  const [row] = await sql.unsafe<{ items: string }[]>(text, [...values], { prepare: true });
  if (!row?.items.startsWith('[')) throw new Error('The database answered something else');
}

async function askHub(connection: KeepAlive | undefined, { path }: Search): Promise<void> {
  const body = await connection?.get(path);
  if (!body?.subarray(0, 9).equals(OPENING)) throw new Error('The hub answered something else');
}

async function timed(run: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await run();
  return performance.now() - began;
}
