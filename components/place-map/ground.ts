import { warnOnce } from '../../src/core/warn.ts';

/** What lies under the markers, and whom it comes from. */
export type Ground =
  | { readonly kind: 'ign' | 'outline' | 'none' }
  | { readonly kind: 'template'; readonly address: string; readonly host: string };

/** The value of the `tiles` attribute: a ground, and whether the visitor is asked before it is shown. */
export interface Tiles {
  readonly ground: Ground;
  readonly ask: boolean;
}

const asked: Tiles = { ground: { kind: 'ign' }, ask: true };

/**
 * Reads the `tiles` attribute: `ask` (default), `ign`, `outline`, `none`, or the https address of tiles with `{z}`,
 * `{x}` and `{y}`. Anything else warns once and asks.
 */
export function readTiles(value: string | null | undefined): Tiles {
  const word = value?.trim() ?? '';
  if (word === '' || word === 'ask') return asked;
  if (word === 'ign' || word === 'outline' || word === 'none') return { ground: { kind: word }, ask: false };
  const host = ['{z}', '{x}', '{y}'].every((part) => word.includes(part)) ? httpsHost(word) : undefined;
  if (host) return { ground: { kind: 'template', address: word, host }, ask: false };
  warnOnce(
    `<escale-place-map tiles="${word}"> is not understood and ignored. Accepted: ask, ign, outline, none, or an ` +
      'https address with {z}, {x} and {y}.',
  );
  return asked;
}

function httpsHost(template: string): string | undefined {
  const address = template.replaceAll(/[{}]/g, '');
  return URL.canParse(address) && new URL(address).protocol === 'https:' ? new URL(address).host : undefined;
}
