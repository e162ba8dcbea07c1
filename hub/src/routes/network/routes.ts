import { readFileSync } from 'node:fs';
import { operations, type Network } from '../../../../sdk/contract/index.ts';
import type { Sql } from '../../database/database.ts';
import { languages } from '../../http/language.ts';
import { route, type Route } from '../../http/route.ts';
import type { Settings } from '../../settings.ts';

export interface NetworkDependencies {
  readonly sql: Sql;
  readonly settings: Settings;
}

interface Manifest {
  readonly version: string;
}

const manifest = JSON.parse(readFileSync(new URL('../../../../package.json', import.meta.url), 'utf8')) as Manifest;

/** Where the parts of the hub are, relative to its address. */
const links: Network['links'] = {
  places: '/v1/places',
  map: '/v1/map',
  territories: '/v1/territories',
  impact: '/v1/impact',
  method: '/methode',
  openapi: '/openapi.json',
  reference: '/reference',
  kit: '/kit/v1/escale.js',
};

/** A minute: the count of places is no promise, and a notice in exceptional times must show soon. */
const MAX_AGE = 60;

export function networkRoutes({ sql, settings }: NetworkDependencies): Route[] {
  return [
    route(operations.getNetwork, async () => {
      const [row] = await sql<{ places: number; demonstration: boolean }[]>`
        select count(*)::int as places, coalesce(bool_or(demonstration), false) as demonstration
        from place where listed and status <> 'closed'`;
      const body: Network = {
        name: settings.networkName,
        version: manifest.version,
        demonstration: row?.demonstration ?? false,
        // A hub that leaves the sending to another process does not know that one's mail server.
        sendsMail: settings.smtpUrl !== undefined || !settings.sendsMessages,
        languages: [...languages],
        places: row?.places ?? 0,
        tiles: settings.tiles,
        controller: settings.controller ?? null,
        privacyNotice: settings.privacyNotice ?? null,
        notice: settings.notice ?? null,
        links,
      };
      return { body, maxAge: MAX_AGE };
    }),
  ];
}
