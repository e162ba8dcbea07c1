// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { Network } from '../contract/index.ts';
import { bool, list, num, optional, orNull, shape, str, textOrNull } from './checks.ts';
import { dictionary } from './collections.ts';

export const isNetwork = shape<Network>({
  name: str,
  version: str,
  demonstration: bool,
  sendsMail: optional(bool),
  languages: list(str),
  places: num,
  tiles: str,
  controller: orNull(shape({ name: str, contact: textOrNull })),
  privacyNotice: textOrNull,
  notice: textOrNull,
  links: dictionary(str),
});
