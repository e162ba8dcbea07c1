import { assumptions, factorSet, MODEL_VERSION, type Rebound, type UsedAssumption } from '../../../sdk/impact/index.ts';
import type { Sql } from '../database/database.ts';
import type { Transaction } from '../places/transaction.ts';
import { readDeclaration } from '../visits/declaration.ts';
import { daysOf, type Quarter } from '../visits/quarter.ts';
import { quarterSums, type PlaceSum, type WitnessedVisit } from './quarter-sums.ts';

/** Days after a quarter's end in which the staff may still tick, or take back, a presence. */
export const CORRECTION_DAYS = 15;
const DAY = 86_400_000;

/** Key of the advisory lock under which quarters are frozen: « esci » in ASCII. */
const LOCK = 0x65736369;

/** When the figures of a period that ends before a day are frozen. */
export const frozenFrom = (until: string): Date => new Date(Date.parse(until) + CORRECTION_DAYS * DAY);

/** What a figure of today is computed with. */
export const parameters: { readonly rebound: Rebound; readonly also: readonly UsedAssumption[] } = {
  rebound: { low: assumptions.rebound.low, value: assumptions.rebound.value, high: assumptions.rebound.high },
  also: [
    {
      id: 'place-energy',
      value: assumptions['place-energy'].value,
      low: assumptions['place-energy'].low,
      high: assumptions['place-energy'].high,
      unit: assumptions['place-energy'].unit,
    },
    { id: 'distance-stated', value: assumptions['distance-stated'].value, unit: '%' },
    { id: 'distance-communes', value: assumptions['distance-communes'].value, unit: '%' },
  ],
};

/**
 * Freezes the quarters that ended 15 days ago or more: adds their visits up, keeps the sums with the versions of model
 * and factors, and destroys the visits, the declarations and the key under which people were told apart. Any number of
 * hubs may do it at once; doing it again changes nothing.
 * @returns the quarters frozen by this call
 */
export async function freezeQuarters(sql: Sql, now: Date): Promise<Quarter[]> {
  return sql.begin(async (transaction) => {
    await transaction`select pg_advisory_xact_lock(${LOCK})`;
    const quarters = await transaction<{ quarter: Quarter; frozen: boolean }[]>`
      select distinct v.quarter, q.quarter is not null as frozen
      from (select quarter from visit union select quarter from visit_key) v left join impact_quarter q using (quarter)`;
    const frozen: Quarter[] = [];
    for (const { quarter, frozen: before } of quarters) {
      if (frozenFrom(daysOf(quarter).until) > now) continue;
      if (!before) {
        await freeze(transaction, quarter, now);
        frozen.push(quarter);
      }
      // Also what a request that began before the freeze may have written after it.
      await transaction`delete from visit where quarter = ${quarter}`;
      await transaction`delete from visit_key where quarter = ${quarter}`;
    }
    return frozen;
  });
}

async function freeze(transaction: Transaction, quarter: Quarter, now: Date): Promise<void> {
  const rows = await transaction<
    (Omit<WitnessedVisit, 'declaration'> & { declaration: unknown; demonstration: boolean })[]
  >`
    select v.place_id as "placeId", v.day, encode(v.person, 'hex') as person, v.known_by as "knownBy",
      v.declaration, p.demonstration, p.commune, p.epci, p.departement, p.region
    from visit v join place p on p.id = v.place_id where v.quarter = ${quarter} order by v.day, v.id`;
  const visits = rows.map((row) => ({ ...row, declaration: readDeclaration(row.declaration) ?? null }));
  for (const demonstration of [false, true]) {
    // Invented people hide nobody: they are kept apart from real ones.
    const sums = quarterSums(visits.filter((visit) => visit.demonstration === demonstration));
    await storeSums(transaction, { quarter, sums, demonstration, now });
  }
}

interface Frozen {
  readonly quarter: Quarter;
  readonly sums: readonly PlaceSum[];
  readonly demonstration: boolean;
  readonly now: Date;
}

/** Keeps the sums of a quarter with what they were computed with; those of a quarter that stands are left alone. */
export async function storeSums(
  transaction: Transaction,
  { quarter, sums, demonstration, now }: Frozen,
): Promise<void> {
  await transaction`
    insert into impact_quarter (quarter, frozen_at, model_version, factor_set, parameters)
    values (${quarter}, ${now}, ${MODEL_VERSION}, ${factorSet.version}, ${JSON.stringify(parameters)}::text::jsonb)
    on conflict do nothing`;
  const rows = sums.map((sum) => ({ ...sum, quarter, demonstration }));
  await transaction`
    insert into impact_sum (quarter, place_id, block, commune, epci, departement, region, demonstration, tally)
    select quarter, "placeId", block, commune, epci, departement, region, demonstration, tally
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as r(quarter text, "placeId" bigint, block integer,
      commune text, epci text, departement text, region text, demonstration boolean, tally jsonb)
    on conflict do nothing`;
}
