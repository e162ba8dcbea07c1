// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { TeleworkSpot } from '../contract/index.ts';
import { textOrNull, shape } from './checks.ts';

export const isTeleworkSpot = shape<TeleworkSpot>({ hours: textOrNull, note: textOrNull });
