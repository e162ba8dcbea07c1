/** Lays pictures out on pages that a person can look at one by one without scrolling or guessing at a thumbnail. */

/** One story at one width: light and dark side by side, as high as the higher of the two. */
export interface Pair {
  readonly title: string;
  readonly light: string;
  readonly dark: string;
  readonly height: number;
}

/** How pairs of a width are shown: a page is at most 1,600 pixels wide and `PAGE_HEIGHT` high whatever it holds. */
export interface Grid {
  readonly columns: number;
  readonly zoom: number;
}

export const gridOf = (width: number): Grid =>
  width <= 400 ? { columns: 2, zoom: 1 } : { columns: 1, zoom: Math.min(1, 768 / width) };

const PAGE_HEIGHT = 2000;
/** Room for the title over a pair and the gap under it. */
const AROUND = 40;

/** Columns of pairs, in the order of the stories; a pair that is higher than a page has a page of its own. */
export type Page = readonly (readonly Pair[])[];

/** Fills column after column, page after page. */
export function paginate(pairs: readonly Pair[], { columns, zoom }: Grid, pageHeight = PAGE_HEIGHT): Page[] {
  const filled: Pair[][] = [];
  let room = 0;
  for (const pair of pairs) {
    const height = pair.height * zoom + AROUND;
    if (filled.length === 0 || height > room) {
      filled.push([]);
      room = pageHeight;
    }
    filled.at(-1)!.push(pair);
    room -= height;
  }
  const pages = Math.ceil(filled.length / columns);
  return Array.from({ length: pages }, (_, page) => filled.slice(page * columns, (page + 1) * columns));
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const pairHtml = ({ title, light, dark }: Pair): string =>
  `<figure><figcaption>${escape(title)}</figcaption><img src="${light}" alt="" /><img src="${dark}" alt="" /></figure>`;

export const pageHtml = (title: string, page: Page, { zoom }: Grid): string => `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <title>${escape(title)}</title>
  <style>
    body { display: flex; gap: 24px; align-items: start; inline-size: max-content; margin: 12px;
      background: #888; font: 14px system-ui; }
    figure { display: grid; grid-template-columns: repeat(2, max-content); gap: 4px; align-items: start;
      margin: 0 0 16px; }
    figcaption { grid-column: 1 / -1; inline-size: 0; white-space: nowrap; }
    img { zoom: ${zoom}; }
  </style>
  ${page.map((column) => `<div>${column.map(pairHtml).join('\n')}</div>`).join('\n  ')}
</html>
`;

/** All sheets of all elements, one under the other. */
export const indexHtml = (sheets: readonly string[]): string => `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <title>Every story</title>
  <style>
    body { margin: 1rem; background: #888; font: 14px system-ui; }
    img { display: block; margin-block: 0.5rem 2rem; }
  </style>
  ${sheets.map((file) => `<h2 id="${file}">${file}</h2><img src="${file}" alt="" loading="lazy" />`).join('\n  ')}
</html>
`;

/** Height of a PNG file's picture, in pixels (ISO/IEC 15948, 11.2.2: the header is the first chunk). */
export const heightOfPng = (content: Buffer): number => content.readUInt32BE(20);
