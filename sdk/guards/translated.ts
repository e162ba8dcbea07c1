// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { Translated } from '../contract/index.ts';
import { str, textOrNull, shape } from './checks.ts';

export const isTranslated = shape<Translated>({ fr: str, en: textOrNull });
