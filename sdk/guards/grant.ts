// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { Grant } from '../contract/index.ts';
import { list, num, orNull, shape, str, textOrNull } from './checks.ts';
import { isGrantEvent } from './grant-event.ts';
import { isMetCriterion } from './met-criterion.ts';
import { isTranslated } from './translated.ts';

export const isGrant = shape<Grant>({
  label: shape({
    id: str,
    name: isTranslated,
    issuer: shape({ name: str, url: textOrNull }),
    charter: textOrNull,
    months: orNull(num),
  }),
  status: str,
  from: str,
  until: textOrNull,
  reason: textOrNull,
  criteria: orNull(list(isMetCriterion)),
  history: list(isGrantEvent),
  revision: num,
  page: str,
});
