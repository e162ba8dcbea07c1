// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { PlaceLabels } from '../contract/index.ts';
import { list, num, orNull, shape, str, textOrNull } from './checks.ts';
import { isDeclaration } from './declaration.ts';
import { isGrant } from './grant.ts';

export const isPlaceLabels = shape<PlaceLabels>({
  place: shape({ id: str, name: str, status: str }),
  items: list(isGrant),
  declaration: orNull(isDeclaration),
  hostHours: textOrNull,
  links: shape({ self: str, page: str }),
  total: num,
  evaluatedAt: str,
  nextChange: textOrNull,
});
