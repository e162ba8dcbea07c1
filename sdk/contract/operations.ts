import { z } from 'zod';
import { Network } from './network.ts';
import { Place } from './place.ts';
import type { ProblemType } from './problem.ts';
import { MapPayload, PlaceFilters, PlaceList, PlaceQuery } from './search.ts';
import { TerritoryList, TerritoryQuery } from './territory.ts';

/** One operation of the common API: the hub's route, the document and the client follow from it. */
export interface Operation {
  readonly method: 'get' | 'post' | 'delete';
  /** OpenAPI path template, `{name}` for a parameter. */
  readonly path: `/${string}`;
  readonly summary: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  /** Media types of the 200 answer, the default first. */
  readonly answers: Readonly<Record<string, z.ZodType>>;
  readonly problems: readonly ProblemType[];
}

const operation = <const T extends Operation>(definition: T): T => definition;

/** The GeoJSON (RFC 7946) and JSON-LD (schema.org) forms are described by their own standards. */
const Feature = z
  .looseObject({ type: z.literal('Feature') })
  .meta({ id: 'GeoJsonFeature', description: 'RFC 7946 Feature.' });
const JsonLd = z
  .looseObject({ '@context': z.literal('https://schema.org') })
  .meta({ id: 'JsonLd', description: 'schema.org, JSON-LD 1.1.' });

export const operations = {
  getNetwork: operation({
    method: 'get',
    path: '/v1',
    summary: 'The network: its name, languages, links and data controller',
    query: z.strictObject({}),
    answers: { 'application/json': Network },
    problems: ['invalid-parameters'],
  }),
  searchPlaces: operation({
    method: 'get',
    path: '/v1/places',
    summary: 'Search places, page by page',
    query: PlaceQuery,
    answers: { 'application/json': PlaceList },
    problems: ['invalid-parameters', 'stale-cursor'],
  }),
  getMap: operation({
    method: 'get',
    path: '/v1/map',
    summary: 'All matching places at once, in columns, for markers',
    query: PlaceFilters,
    answers: { 'application/json': MapPayload },
    problems: ['invalid-parameters'],
  }),
  getPlace: operation({
    method: 'get',
    path: '/v1/places/{id}',
    summary: 'One place',
    params: z.strictObject({
      id: z
        .string()
        .min(2)
        .max(24)
        .meta({ description: 'Public id of a place; case, hyphens and the look-alikes I, L and O are forgiven.' }),
    }),
    query: z.strictObject({}),
    answers: { 'application/json': Place, 'application/geo+json': Feature, 'application/ld+json': JsonLd },
    problems: ['invalid-parameters', 'not-found', 'not-acceptable'],
  }),
  searchTerritories: operation({
    method: 'get',
    path: '/v1/territories',
    summary: 'Communes, EPCI, departements and regions by name or code',
    query: TerritoryQuery,
    answers: { 'application/json': TerritoryList },
    problems: ['invalid-parameters'],
  }),
} as const;

export type OperationName = keyof typeof operations;
