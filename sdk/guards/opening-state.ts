// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { OpeningState } from '../contract/index.ts';
import { bool, orNull, textOrNull, shape } from './checks.ts';

export const isOpeningState = shape<OpeningState>({ hours: textOrNull, openNow: orNull(bool), nextChange: textOrNull });
