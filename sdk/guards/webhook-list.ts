// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { WebhookList } from '../contract/index.ts';
import { list, num, shape, str } from './checks.ts';
import { isWebhook } from './webhook.ts';

export const isWebhookList = shape<WebhookList>({ items: list(isWebhook), links: shape({ self: str }), total: num });
