// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { ChangeList } from '../contract/index.ts';
import { list, num, shape, str, textOrNull } from './checks.ts';
import { isChange } from './change.ts';

export const isChangeList = shape<ChangeList>({
  items: list(isChange),
  position: num,
  links: shape({ self: str, next: textOrNull }),
  total: num,
});
