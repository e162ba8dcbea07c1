import type { ImpactArea } from '../../../sdk/contract/index.ts';
import { formatPlaceId } from '../../../sdk/place-id.ts';
import type { Sql } from '../database/database.ts';
import type { Territories } from '../territories/territories.ts';
import { levels, type Level } from './blocks.ts';

/** An area with the condition on rows of `impact_sum` that lie in it. */
export interface Area {
  readonly shown: ImpactArea;
  readonly column: 'place_id' | Level | null;
  readonly value: string | number | null;
}

export interface AreaSource {
  readonly sql: Sql;
  readonly territories: Territories;
  readonly networkName: string;
}

const network = (name: string): Area => ({ shown: { type: 'network', id: null, name }, column: null, value: null });

type Codes = Readonly<Record<Level, string | null>>;

function territoryAreas(territories: Territories, codes: Partial<Codes>): Area[] {
  return levels.flatMap((level) => {
    const code = codes[level];
    const territory = code ? territories.get(`${level}:${code}`) : undefined;
    if (!code || !territory) return [];
    return [
      { shown: { type: 'territory' as const, id: territory.code, name: territory.name }, column: level, value: code },
    ];
  });
}

/**
 * A place and the areas around it, from the smallest to the whole network; with it whether it is of the demonstration.
 * @returns undefined when there is no such place
 */
export async function areasOfPlace(
  { sql, territories, networkName }: AreaSource,
  placeId: number,
): Promise<{ areas: Area[]; demonstration: boolean } | undefined> {
  const [place] = await sql<({ name: string; demonstration: boolean } & Codes)[]>`
    select name, demonstration, commune, epci, departement, region from place where id = ${placeId} and listed`;
  if (!place) return undefined;
  const id = formatPlaceId(placeId);
  const own: Area = { shown: { type: 'place', id, name: place.name }, column: 'place_id', value: placeId };
  const areas = [own, ...territoryAreas(territories, place), network(networkName)];
  return { areas, demonstration: place.demonstration };
}

/** A territory and the areas around it, as the places in it tell; the whole network for none. */
export async function areasOfTerritory(
  { sql, territories, networkName }: AreaSource,
  code: string | undefined,
): Promise<Area[]> {
  if (code === undefined) return [network(networkName)];
  const [type = '', value = ''] = code.split(':');
  const level = levels.find((each) => each === type);
  if (!level) return [network(networkName)];
  const located = level === 'commune' ? territories.locate(value) : undefined;
  const codes: Partial<Codes> = located ?? { ...(await surroundings(sql, level, value)), [level]: value };
  // What is smaller than the asked territory is no wider area.
  const around = territoryAreas(territories, codes).filter(
    ({ column }) => levels.indexOf(column as Level) >= levels.indexOf(level),
  );
  return [...around, network(networkName)];
}

/** The wider territories in which most of a territory's places lie. */
async function surroundings(sql: Sql, level: Level, value: string): Promise<Partial<Codes>> {
  const [most] = await sql<{ departement: string | null; region: string | null }[]>`
    select departement, region from place where ${sql(level)} = ${value}
    group by departement, region order by count(*) desc, departement limit 1`;
  if (!most) return {};
  return level === 'region' ? {} : level === 'departement' ? { region: most.region } : most;
}
