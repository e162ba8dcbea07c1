// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { Contact } from '../contract/index.ts';
import { textOrNull, shape } from './checks.ts';

export const isContact = shape<Contact>({ phone: textOrNull, email: textOrNull, website: textOrNull });
