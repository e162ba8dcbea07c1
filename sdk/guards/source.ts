// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { Source } from '../contract/index.ts';
import { str, textOrNull, shape } from './checks.ts';

export const isSource = shape<Source>({
  platform: str,
  id: textOrNull,
  url: textOrNull,
  licence: textOrNull,
  observedAt: textOrNull,
});
