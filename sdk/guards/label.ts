// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { Label } from '../contract/index.ts';
import { list, num, orNull, shape, str, textOrNull } from './checks.ts';
import { isCriterion } from './criterion.ts';
import { isTranslated } from './translated.ts';

export const isLabel = shape<Label>({
  id: str,
  name: isTranslated,
  issuer: shape({ name: str, url: textOrNull }),
  charter: textOrNull,
  criteria: orNull(list(isCriterion)),
  months: orNull(num),
});
