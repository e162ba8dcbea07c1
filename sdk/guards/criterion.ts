// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { Criterion } from '../contract/index.ts';
import { str, shape } from './checks.ts';
import { isTranslated } from './translated.ts';

export const isCriterion = shape<Criterion>({ id: str, sentence: isTranslated });
