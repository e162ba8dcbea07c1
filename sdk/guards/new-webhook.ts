// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { NewWebhook } from '../contract/index.ts';
import { bool, list, str, shape } from './checks.ts';

export const isNewWebhook = shape<NewWebhook>({
  id: str,
  url: str,
  events: list(str),
  disabled: bool,
  createdAt: str,
  secret: str,
});
