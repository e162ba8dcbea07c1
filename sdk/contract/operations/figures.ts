import { z } from 'zod';
import { ChangeList, ChangeQuery } from '../change.ts';
import { Impact, ImpactFactors, ImpactQuery } from '../impact.ts';
import { TerritoryList, TerritoryQuery } from '../territory.ts';
import { operation } from './operation.ts';

/** What changed, the CO2 figures and the territories. */
export const figureOperations = {
  getChanges: operation({
    method: 'get',
    path: '/v1/changes',
    summary: 'Places that changed since a position, removed ones included, for whoever follows the network',
    query: ChangeQuery,
    answers: { 'application/json': ChangeList },
    problems: ['invalid-parameters', 'stale-cursor'],
  }),
  getImpact: operation({
    method: 'get',
    path: '/v1/impact',
    summary:
      'CO2 that visits to a place, a territory or the network spared in a closed quarter or year, with its range',
    query: ImpactQuery,
    answers: { 'application/json': Impact },
    problems: ['invalid-parameters', 'not-found'],
  }),
  getImpactFactors: operation({
    method: 'get',
    path: '/v1/impact/factors',
    summary: 'Everything that a CO2 figure is computed from: factors and assumptions with their sources',
    query: z.strictObject({}),
    answers: { 'application/json': ImpactFactors },
    problems: ['invalid-parameters'],
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
