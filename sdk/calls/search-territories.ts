import { type CallOptions, type Connection, shaped } from '../connection.ts';
import type { TerritoryList, TerritoryQuery } from '../contract/index.ts';
import { isTerritoryList } from '../guards/territory-list.ts';
import { queryString } from '../query.ts';
import type { Asked } from './asked.ts';

const readTerritoryList = shaped(isTerritoryList, 'TerritoryList');

export const searchTerritories = (
  { get }: Connection,
  query: Asked<TerritoryQuery>,
  options?: CallOptions,
): Promise<TerritoryList> => get(`v1/territories${queryString(query)}`, readTerritoryList, options);
