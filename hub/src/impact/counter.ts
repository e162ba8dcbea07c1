import type { Impact, ImpactFigure, ImpactQuarter } from '../../../sdk/contract/index.ts';
import { kilometresResult, LEAST_PEOPLE, resultOf, type Result, type Tally } from '../../../sdk/impact/index.ts';
import type { Sql } from '../database/database.ts';
import { daysOf, type Quarter } from '../visits/quarter.ts';
import type { Area } from './areas.ts';
import { frozenFrom } from './freeze.ts';
import { frozenQuarters, periodTally, publishedTallies, type FrozenQuarter } from './published.ts';

/** Quarters in the chart: two years. */
const CHART_QUARTERS = 8;

export interface CounterRequest {
  /** The asked area, then ever wider ones. */
  readonly areas: readonly Area[];
  readonly demonstration: boolean;
  /** A quarter or a year; the last closed quarter when left out. */
  readonly period: string | undefined;
  readonly now: Date;
}

/** What is answered for one area, or for the smallest wider one of which it may be. */
export async function readCounter(sql: Sql, { areas, demonstration, period, now }: CounterRequest): Promise<Impact> {
  const [asked] = areas;
  if (!asked) throw new Error('A counter needs an area.');
  const frozen = await frozenQuarters(sql, demonstration);
  const wanted = period ?? frozen[0]?.quarter;
  const empty = {
    asked: asked.shown,
    area: null,
    figure: null,
    quarters: [],
    leastPeople: LEAST_PEOPLE,
    demonstration,
  };
  if (wanted === undefined) return { ...empty, period: null, from: null, until: null };
  const days = daysOfPeriod(wanted);
  const answer = { ...empty, period: wanted, ...days };
  const used = frozen.filter(({ quarter }) => quarter === wanted || quarter.startsWith(`${wanted}-`));
  // A year is not told before its last day is, and never mixed from two versions of the model.
  if (frozenFrom(days.until) > now || new Set(used.map(versionsOf)).size !== 1) return answer;
  for (const area of areas) {
    const tally = periodTally(
      await publishedTallies(sql, area, { quarters: used.map(({ quarter }) => quarter), demonstration }),
    );
    if (tally === null || tally.counted === 0) continue;
    const quarters = await chartOf(sql, area, { frozen, demonstration });
    return { ...answer, area: area.shown, figure: figureOf(tally, used), quarters };
  }
  return answer;
}

const versionsOf = ({ modelVersion, factorSet, parameters }: FrozenQuarter): string =>
  JSON.stringify([modelVersion, factorSet, parameters]);

export function daysOfPeriod(period: string): { from: string; until: string } {
  if (period.includes('Q')) return daysOf(period as Quarter);
  return { from: `${period}-01-01`, until: `${Number(period) + 1}-01-01` };
}

async function chartOf(
  sql: Sql,
  area: Area,
  { frozen, demonstration }: { frozen: readonly FrozenQuarter[]; demonstration: boolean },
): Promise<ImpactQuarter[]> {
  const shown = frozen.slice(0, CHART_QUARTERS).reverse();
  const tallies = await publishedTallies(sql, area, { quarters: shown.map(({ quarter }) => quarter), demonstration });
  return shown.map((each) => {
    const tally = tallies.get(each.quarter);
    if (!tally || tally.counted === 0)
      return { period: each.quarter, visits: null, value: null, low: null, high: null };
    const { value, low, high, visits } = figureOf(tally, [each]);
    return { period: each.quarter, visits, value, low, high };
  });
}

/** A figure as it is published, computed as its quarters were. */
export function figureOf(tally: Tally, [frozen]: readonly FrozenQuarter[]): ImpactFigure {
  const { rebound, also = [] } = frozen?.parameters ?? {};
  const { value, low, high, factorIds, assumptions, coverage, computation, visits } = resultOf(tally, {
    ...(rebound ? { rebound } : {}),
    also,
  });
  return {
    ...{ value, low, high, unit: 'g', computation, visits },
    factorIds: [...factorIds],
    modelVersion: frozen?.modelVersion ?? '',
    assumptions: assumptions.map((each) => ({ ...each })),
    // To a percent: how many of few visits said nothing is nobody's business.
    coverage: Math.floor(coverage * 100 + 1e-9) / 100,
    kilometres: bounds(kilometresResult(tally)),
    vehicleKilometres: bounds(kilometresResult(tally, 'vehicles')),
    factorSet: frozen?.factorSet ?? '',
  };
}

const bounds = ({ value, low, high }: Result) => ({ value, low, high });
