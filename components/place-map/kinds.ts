import type { Kind } from '../../sdk/index.ts';
import { kindIcons } from '../../src/pictograms/kinds.ts';
import type { Messages } from '../../src/translations/messages.ts';

/** A newer hub may speak of kinds that this kit has no word and no drawing for. */
type Known = Readonly<Partial<Record<string, string>>>;
const icons: Known = kindIcons;

export const kindIcon = (kind: Kind): string => icons[kind] ?? kindIcons.other;

export function kindWord(kind: Kind, { kinds }: Messages): string {
  const words: Known = kinds;
  return words[kind] ?? kinds.other;
}
