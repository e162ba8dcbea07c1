import type { PlaceList } from '../sdk/contract/index.ts';
import { PlaceList as PlaceListSchema } from '../sdk/contract/search.ts';
import { isPlaceList } from '../sdk/guards/guards.ts';
import { examples } from '../tools/contract-examples.ts';
import { type Benchmark, type Figure, median } from './report.ts';

const ROUNDS = 15;
const REPEATS = 40;

/** A page of a hundred places: parsed, judged by the guards, and judged by the schema that they were made from. */
export const measureGuards: Benchmark = (tell) => {
  tell('guards');
  const [item] = examples.searchPlaces.items;
  const list: PlaceList = {
    ...examples.searchPlaces,
    items: Array.from({ length: 100 }, () => structuredClone(item!)),
  };
  const text = JSON.stringify(list);
  const work = {
    parse: () => JSON.parse(text) !== null,
    guard: () => isPlaceList(list),
    schema: () => PlaceListSchema.safeParse(list).success,
  };
  const times = { parse: [] as number[], guard: [] as number[], schema: [] as number[] };
  // The first rounds warm the compiler up; the three take turns, so that a disturbance hits them alike.
  for (let round = -5; round < ROUNDS; round++) {
    for (const name of ['parse', 'guard', 'schema'] as const) {
      const time = timed(work[name]);
      if (round >= 0) times[name].push(time);
    }
  }
  const [parse, guard, schema] = [median(times.parse), median(times.guard), median(times.schema)];
  const figures: Figure[] = [
    { what: 'guard / JSON.parse of the same page', value: guard / parse, unit: 'ratio', note: '100 places' },
    { what: 'guard / zod safeParse', value: guard / schema, unit: 'ratio', note: '100 places' },
  ];
  return Promise.resolve(figures);
};

/** Milliseconds. @throws Error when a run answers false, and so measured something else */
function timed(run: () => boolean): number {
  const began = performance.now();
  for (let repeat = 0; repeat < REPEATS; repeat++) if (!run()) throw new Error('The page was refused');
  return performance.now() - began;
}
