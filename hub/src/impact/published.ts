import { addTallies, emptyTally, type Rebound, type Tally, type UsedAssumption } from '../../../sdk/impact/index.ts';
import type { Sql } from '../database/database.ts';
import type { Quarter } from '../visits/quarter.ts';
import type { Area } from './areas.ts';
import { isWhole } from './blocks.ts';

/** A quarter whose figures stand. */
export interface FrozenQuarter {
  readonly quarter: Quarter;
  readonly modelVersion: string;
  readonly factorSet: string;
  readonly parameters: { readonly rebound?: Rebound; readonly also?: readonly UsedAssumption[] };
}

/** Quarters that are frozen and hold figures, the latest first. */
export function frozenQuarters(sql: Sql, demonstration: boolean): Promise<FrozenQuarter[]> {
  return sql<FrozenQuarter[]>`
    select quarter, model_version as "modelVersion", factor_set as "factorSet", parameters
    from impact_quarter q
    where exists (select from impact_sum s where s.quarter = q.quarter and s.demonstration = ${demonstration})
    order by quarter desc`;
}

/** Whether the figures of the network are those of the demonstration: until a real place has some. */
export async function isDemonstration(sql: Sql): Promise<boolean> {
  const [row] = await sql<{ real: boolean }[]>`select exists (select from impact_sum where not demonstration) as real`;
  return row?.real !== true;
}

/**
 * What may be said of an area in each of some quarters: its tally where it is one of whole blocks, else null; an area
 * without any visit in a quarter is not in the answer.
 */
export async function publishedTallies(
  sql: Sql,
  area: Area,
  { quarters, demonstration }: { readonly quarters: readonly string[]; readonly demonstration: boolean },
): Promise<Map<string, Tally | null>> {
  const within = area.column === null ? sql`true` : sql`${sql(area.column)} = ${area.value}`;
  const rows = await sql<{ quarter: string; block: number; inside: number; whole: number; tallies: Tally[] | null }[]>`
    select quarter, block, count(*) filter (where ${within})::int as inside, count(*)::int as whole,
      jsonb_agg(tally) filter (where ${within}) as tallies
    from impact_sum where quarter = any(${[...quarters]}::text[]) and demonstration = ${demonstration}
      and (quarter, block) in (select quarter, block from impact_sum
        where ${within} and quarter = any(${[...quarters]}::text[]) and demonstration = ${demonstration})
    group by quarter, block`;
  const answer = new Map<string, Tally | null>();
  for (const [quarter, blocks] of Map.groupBy(rows, (row) => row.quarter)) {
    const inside = new Map(blocks.map((row) => [row.block, row.inside]));
    const whole = new Map(blocks.map((row) => [row.block, row.whole]));
    const tallies = blocks.flatMap((row) => row.tallies ?? []);
    answer.set(quarter, isWhole(inside, whole) ? tallies.reduce(addTallies, emptyTally) : null);
  }
  return answer;
}

/** The tally of a period, its quarters added up; null when that of one of them may not be published. */
export function periodTally(tallies: ReadonlyMap<string, Tally | null>): Tally | null {
  if (tallies.size === 0) return null;
  let sum = emptyTally;
  for (const tally of tallies.values()) {
    if (tally === null) return null;
    sum = addTallies(sum, tally);
  }
  return sum;
}
