// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { ImpactArea } from '../contract/index.ts';
import { str, textOrNull, shape } from './checks.ts';

export const isImpactArea = shape<ImpactArea>({ type: str, id: textOrNull, name: str });
