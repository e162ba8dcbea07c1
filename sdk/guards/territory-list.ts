// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { TerritoryList } from '../contract/index.ts';
import { list, num, shape, str, textOrNull } from './checks.ts';
import { isTerritory } from './territory.ts';

export const isTerritoryList = shape<TerritoryList>({
  items: list(isTerritory),
  links: shape({ self: str, next: textOrNull }),
  total: num,
});
