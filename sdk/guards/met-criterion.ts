// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { MetCriterion } from '../contract/index.ts';
import { str, textOrNull, shape } from './checks.ts';
import { isTranslated } from './translated.ts';

export const isMetCriterion = shape<MetCriterion>({
  id: str,
  sentence: isTranslated,
  state: str,
  by: textOrNull,
  date: textOrNull,
  evidence: textOrNull,
});
