// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { Declaration } from '../contract/index.ts';
import { str, textOrNull, shape } from './checks.ts';

export const isDeclaration = shape<Declaration>({ kind: str, hours: textOrNull, note: textOrNull });
