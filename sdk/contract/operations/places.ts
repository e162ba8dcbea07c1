import { z } from 'zod';
import { Availability, AvailabilityQuery } from '../booking.ts';
import { Network } from '../network.ts';
import { Place } from '../place.ts';
import { MapPayload, PlaceFilters, PlaceList, PlaceQuery } from '../search.ts';
import { operation, placeParams } from './operation.ts';

/** The GeoJSON (RFC 7946) and JSON-LD (schema.org) forms are described by their own standards. */
const Feature = z
  .looseObject({ type: z.literal('Feature') })
  .meta({ id: 'GeoJsonFeature', description: 'RFC 7946 Feature.' });
const JsonLd = z
  .looseObject({ '@context': z.literal('https://schema.org') })
  .meta({ id: 'JsonLd', description: 'schema.org, JSON-LD 1.1.' });

/** What everybody reads of the network and its places. */
export const placeOperations = {
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
    params: placeParams,
    query: z.strictObject({}),
    answers: { 'application/json': Place, 'application/geo+json': Feature, 'application/ld+json': JsonLd },
    problems: ['invalid-parameters', 'not-found', 'not-acceptable'],
  }),
  getAvailability: operation({
    method: 'get',
    path: '/v1/places/{id}/availability',
    summary: 'Free seats of a place, by resource, day and slot',
    params: placeParams,
    query: AvailabilityQuery,
    answers: { 'application/json': Availability },
    problems: ['invalid-parameters', 'not-found'],
  }),
} as const;
