import { embedPath, type EmbedAddress } from './address.ts';
import type { PinnedKit } from './pinned-kit.ts';
import type { Room } from './room.ts';

/** The five forms of one embed address, as lines to paste. */
export type SnippetForm = 'address' | 'tag' | 'link' | 'hook' | 'frame';

export const snippetForms: readonly SnippetForm[] = ['tag', 'frame', 'address', 'link', 'hook'];

export interface SnippetOptions {
  /** Origin of the hub as the world sees it. */
  readonly origin: string;
  readonly address: EmbedAddress;
  /** What the link is called and the frame is titled. */
  readonly title: string;
  /** Pixels, for a frame. */
  readonly height: number;
}

/** Text and attribute values as HTML writes them. */
export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** The one line of script of a page or a site. */
export const scriptLine = (origin: string): string =>
  `<script type="module" src="${origin}/kit/v1/escale.js"></script>`;

/** The same for WordPress: its optimisers would delay it, bundle it or put it off until a click. */
export const wordpressScriptLine = (origin: string): string =>
  `<script type="module" src="${origin}/kit/v1/escale.js" data-no-optimize="1" data-no-minify="1" data-cfasync="false" nowprocket></script>`;

/** The script line for sites that decide themselves when the kit changes; `escale.all.js` is all of it in one file. */
export const pinnedScriptLine = (
  origin: string,
  { version, integrity }: PinnedKit,
  file: keyof typeof integrity,
): string =>
  `<script type="module" src="${origin}/kit/${version}/${file}" integrity="${integrity[file]}" crossorigin></script>`;

/**
 * The lines to paste for each form. What they look like is a contract: docs/compatibility.md holds every shape that
 * was ever given out, and its test keeps them working.
 */
export function snippets({ origin, address, title, height }: SnippetOptions): Readonly<Record<SnippetForm, string>> {
  const path = embedPath(address);
  const url = escapeHtml(`${origin}${path}`);
  const link = `<a href="${url}">${escapeHtml(title)}</a>`;
  const { name } = address.widget;
  const typed = [...address.attributes].map(([key, value]) =>
    value === '' ? ` ${key}` : ` ${key}="${escapeHtml(value)}"`,
  );
  const language = address.page.get('lang');
  const attributes = `${typed.join('')}${language ? ` lang="${language}"` : ''}`;
  return {
    address: `${origin}${path}`,
    tag: `${scriptLine(origin)}\n<escale-${name}${attributes}>${link}</escale-${name}>`,
    link: `<p>${link}</p>`,
    hook: `<div data-escale="${escapeHtml(path.slice('/e/'.length))}">${link}</div>`,
    frame: `<iframe src="${url}" title="${escapeHtml(title)}" width="100%" height="${height}" loading="lazy" allow="geolocation"></iframe>`,
  };
}

/**
 * Rules for the site's own style sheet: colours of the element, and its room, so that nothing moves when it comes; for
 * the link and the hook as well, which are known by their address. What a browser does not know is left out of `:is()`.
 */
export function styleRule(origin: string, address: EmbedAddress, room: Room = address.widget.room): string {
  const { widget, attributes, page } = address;
  const accent = page.get('accent')?.replace('#', '');
  const colours = accent ? [`escale-${widget.name} { --escale-accent: #${accent} }`] : [];
  // A badge within a line is as high as the line.
  if (attributes.get('size') === 'inline') return colours.join('\n');
  const path = embedPath(address);
  const link = `> a[href="${origin}${path}"]`;
  const lines = `[data-escale="${path.slice('/e/'.length)}"], p:has(${link}), div:has(${link}:only-child)`;
  // Not the line that stands in the element which it became.
  const place = `:is(escale-${widget.name}, :not(escale-${widget.name}) > :is(${lines}))`;
  const { phone, desktop } = room;
  return [
    ...colours,
    `${place} { display: block; min-height: ${desktop}px }`,
    ...(phone > desktop ? [`@media (max-width: 40rem) { ${place} { min-height: ${phone}px } }`] : []),
  ].join('\n');
}

/** What a site with a content security policy has to allow for each way of embedding. */
export const policyOf = (origin: string): Readonly<Record<'tag' | 'frame', string>> => ({
  tag: `script-src ${origin}; connect-src ${origin}; img-src https://data.geopf.fr data:`,
  frame: `frame-src ${origin}`,
});

/**
 * The same where scripts are allowed by their hash only. WebKit (2.50) knows no hashes of files, so the file's own
 * address stands beside it; the `integrity` of the script line holds its bytes there.
 */
export const hashPolicyOf = (origin: string, { version, integrity }: PinnedKit): string =>
  `script-src '${integrity['escale.all.js']}' ${origin}/kit/${version}/escale.all.js; connect-src ${origin}; img-src https://data.geopf.fr data:`;
