import type { Hono } from 'hono';
import { ImpactQuery, operations, type operations as Operations } from '../../../../sdk/contract/index.ts';
import { factorsCsv, openFactors } from '../../../../sdk/impact/index.ts';
import { parsePlaceId } from '../../../../sdk/place-id.ts';
import { openHeaders } from '../../http/headers.ts';
import { preferredLanguage } from '../../http/language.ts';
import { allowOnly } from '../../http/mount.ts';
import { ProblemError } from '../../http/problem.ts';
import { readQuery } from '../../http/query.ts';
import { represent } from '../../http/representation.ts';
import { route, type Call, type Route } from '../../http/route.ts';
import { areasOfPlace, areasOfTerritory, type Area, type AreaSource } from '../../impact/areas.ts';
import { readCounter } from '../../impact/counter.ts';
import { isDemonstration } from '../../impact/published.ts';
import { impactTable } from '../../impact/table.ts';
import type { Sql } from '../../database/database.ts';
import type { Settings } from '../../settings.ts';
import type { Territories } from '../../territories/territories.ts';
import { findTerritory } from '../places/filters.ts';

export interface ImpactDependencies {
  readonly sql: Sql;
  readonly settings: Pick<Settings, 'networkName'>;
  readonly territories: Territories;
}

/** Ten minutes: figures change four times a year, and a place may be listed or closed meanwhile. */
const MAX_AGE = 600;
const DAY_SECONDS = 86_400;

/** `GET /v1/impact` and `GET /v1/impact/factors`. */
export const impactRoutes = (dependencies: ImpactDependencies): Route[] => [
  route(operations.getImpact, async ({ query, now }: Call<typeof Operations.getImpact>) => {
    const { areas, demonstration } = await askedAreas(sourceOf(dependencies), query);
    return {
      body: await readCounter(dependencies.sql, { areas, demonstration, period: query.period, now }),
      maxAge: MAX_AGE,
    };
  }),
  route(operations.getImpactFactors, () => ({ body: openFactors(), maxAge: DAY_SECONDS })),
];

/** `GET /impact.csv`: the published quarters of an area and of its places, for a spreadsheet; and the factors. */
export function impactTableRoute(app: Hono, dependencies: ImpactDependencies): void {
  const schema = ImpactQuery.omit({ period: true });
  app.get('/impact.csv', async ({ req }) => {
    const language = preferredLanguage(req.header('accept-language') ?? null);
    const query = readQuery(schema, new URL(req.url).searchParams, language);
    const { areas, demonstration } = await askedAreas(sourceOf(dependencies), query);
    const [area] = areas as [Area];
    return represent(req.raw, await impactTable(dependencies.sql, area, demonstration), {
      ...openHeaders,
      'Content-Type': 'text/csv; charset=utf-8; header=present',
      'Content-Disposition': 'attachment; filename="escale-impact.csv"',
      'Cache-Control': `public, max-age=${MAX_AGE}`,
    });
  });
  allowOnly(app, '/impact.csv', ['GET'], true);
  app.get('/impact/factors.csv', ({ req }) =>
    represent(req.raw, factorsCsv(), {
      ...openHeaders,
      'Content-Type': 'text/csv; charset=utf-8; header=present',
      'Content-Disposition': 'attachment; filename="escale-factors.csv"',
      'Cache-Control': `public, max-age=${DAY_SECONDS}`,
    }),
  );
  allowOnly(app, '/impact/factors.csv', ['GET'], true);
}

const sourceOf = ({ sql, settings, territories }: ImpactDependencies): AreaSource => ({
  ...{ sql, territories },
  networkName: settings.networkName,
});

async function askedAreas(
  source: AreaSource,
  { place, territory }: Pick<ImpactQuery, 'place' | 'territory'>,
): Promise<{ areas: readonly Area[]; demonstration: boolean }> {
  if (place !== undefined && territory !== undefined) throw eitherOr();
  if (place === undefined) {
    const code = territory === undefined ? undefined : findTerritory(territory, source.territories).code;
    const [areas, demonstration] = await Promise.all([areasOfTerritory(source, code), isDemonstration(source.sql)]);
    return { areas, demonstration };
  }
  const number = parsePlaceId(place);
  const found = number === undefined ? undefined : await areasOfPlace(source, number);
  if (!found) throw noPlace(place);
  return found;
}

const eitherOr = (): ProblemError =>
  new ProblemError('invalid-parameters', {
    errors: [
      {
        parameter: 'territory',
        detail: {
          fr: 'Demandez un lieu ou un territoire, pas les deux.',
          en: 'Ask for a place or for a territory, not for both.',
        },
      },
    ],
    final: true,
  });

const noPlace = (id: string): ProblemError =>
  new ProblemError('not-found', {
    detail: { fr: `Aucun lieu ne porte l’identifiant ${id}.`, en: `No place has the id ${id}.` },
    final: true,
  });
