// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { PlaceList } from '../contract/index.ts';
import { list, num, optional, shape, str, textOrNull } from './checks.ts';
import { isPlaceSummary } from './place-summary.ts';

export const isPlaceList = shape<PlaceList>({
  items: list(isPlaceSummary),
  links: shape({ self: str, next: textOrNull }),
  total: num,
  facets: optional(shape({ kind: list(str) })),
  evaluatedAt: str,
});
