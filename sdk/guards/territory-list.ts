// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { TerritoryList } from '../contract/index.ts';
import { arr, num, obj, str, textOrNull } from './checks.ts';
import { isTerritory } from './territory.ts';

export const isTerritoryList = (v: unknown): v is TerritoryList =>
  obj(v) && arr(v.items, isTerritory) && obj(v.links) && str(v.links.self) && textOrNull(v.links.next) && num(v.total);
