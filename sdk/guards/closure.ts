// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { Closure } from '../contract/index.ts';
import { str, textOrNull, shape } from './checks.ts';

export const isClosure = shape<Closure>({ id: str, resource: textOrNull, from: str, until: str, word: textOrNull });
