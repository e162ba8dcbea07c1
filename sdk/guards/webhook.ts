// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { Webhook } from '../contract/index.ts';
import { bool, list, str, shape } from './checks.ts';

export const isWebhook = shape<Webhook>({ id: str, url: str, events: list(str), disabled: bool, createdAt: str });
