import { searchStatement } from '../hub/src/routes/places/search.ts';
import type { Statement } from '../hub/src/routes/places/statement.ts';
import { judgedAt } from '../hub/src/routes/places/validity.ts';
import type { Sql } from '../hub/src/database/database.ts';
import { BenchHub } from './hub.ts';
import { KeepAlive } from './keep-alive.ts';
import { generateNetwork, seeded } from './network.ts';
import { type Benchmark, median } from './report.ts';

const PLACES = 10_000;
const CONNECTIONS = 8;
/** Short and many, so that whatever else the machine does falls on both sides of a round, or is outvoted. */
const ROUNDS = 32;
/** Searches a round and side. */
const SEARCHES = 250;
/** Rounds that are not counted, while engines compile and connections prepare their statements. */
const WARMING = 10;
/** Degrees: a town and what lies around it, as a map shows it. */
const BOX = { width: 0.5, height: 0.35 };

/** How every page of places begins. */
const OPENING = Buffer.from('{"items":');
const ARRAY = '['.charCodeAt(0);

interface Search {
  readonly path: string;
  /** What the hub sends to PostgreSQL for it. */
  readonly statement: Statement;
  readonly text: string;
}

/**
 * Searches by bounding box over HTTP, and the very statement that the hub makes of them straight on PostgreSQL, read
 * as the hub reads it, each by eight connections, in turns: how much of the database's speed is left at the end of the
 * API.
 */
export const measureSearch: Benchmark = async (tell) => {
  tell(`search in ${PLACES} places`);
  const hub = await BenchHub.start(PLACES);
  const connections = await Promise.all(Array.from({ length: CONNECTIONS }, () => KeepAlive.open(hub.address)));
  try {
    const searches = boxes(SEARCHES * 4).map((bbox) => searchOf(hub, bbox));
    const straight = (some: readonly Search[]) => spread(some, (search) => askDatabase(hub.database.sql, search));
    const overHttp = (some: readonly Search[]) => spread(some, (search, at) => askHub(connections[at], search));
    const ratios: number[] = [];
    for (let round = -WARMING; round < ROUNDS; round++) {
      const from = ((round + WARMING) % 4) * SEARCHES;
      const some = searches.slice(from, from + SEARCHES);
      // The order changes, so that neither side always follows the other.
      const [first, second] = round % 2 === 0 ? [straight, overHttp] : [overHttp, straight];
      const [a, b] = [await timed(() => first(some)), await timed(() => second(some))];
      if (round >= 0) ratios.push(round % 2 === 0 ? a / b : b / a);
    }
    const value = median(ratios);
    const [low, high] = [ratios.toSorted((a, b) => a - b)[ROUNDS >> 2], ratios.toSorted((a, b) => b - a)[ROUNDS >> 2]];
    const note = `${CONNECTIONS} connections, median of ${ROUNDS} rounds, half of them ${low?.toFixed(2)}-${high?.toFixed(2)}`;
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

/** The search as a client asks for it, and as the hub's own code writes it for PostgreSQL. */
function searchOf(hub: BenchHub, bbox: [number, number, number, number]): Search {
  const context = { territories: hub.territories, judged: judgedAt(new Date()), cursor: undefined };
  return { path: `/v1/places?bbox=${bbox.join(',')}`, ...searchStatement({ bbox }, context) };
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

async function askDatabase(sql: Sql, { statement, text }: Search): Promise<void> {
  const [items] = await statement.read(sql, text);
  if (items?.[0] !== ARRAY) throw new Error('The database answered something else');
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
