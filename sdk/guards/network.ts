// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { Network } from '../contract/index.ts';
import { bool, dictionary, list, num, orNull, shape, str, textOrNull } from './checks.ts';

export const isNetwork = shape<Network>({
  name: str,
  version: str,
  demonstration: bool,
  languages: list(str),
  places: num,
  tiles: str,
  controller: orNull(shape({ name: str, contact: textOrNull })),
  privacyNotice: textOrNull,
  notice: textOrNull,
  links: dictionary(str),
});
