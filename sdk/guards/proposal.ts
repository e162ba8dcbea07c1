// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { Proposal } from '../contract/index.ts';
import { str, shape } from './checks.ts';

export const isProposal = shape<Proposal>({ id: str, status: str, createdAt: str });
