// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { Contact } from '../contract/index.ts';
import { obj, textOrNull } from './checks.ts';

export const isContact = (v: unknown): v is Contact =>
  obj(v) && textOrNull(v.phone) && textOrNull(v.email) && textOrNull(v.website);
