import { escapeXml } from '../../qr/qr.ts';

/** One label as an image says it. */
export interface BadgeEntry {
  readonly name: string;
  /** « Décerné par … », or what a declaration is. */
  readonly by: string;
  /** What is true of it now. */
  readonly state: string;
  readonly kind: 'granted' | 'over' | 'declared';
}

export interface BadgeImage {
  /** The whole in words: title of the image. */
  readonly title: string;
  readonly language: string;
  readonly size: BadgeSize;
  /** What is said above everything, such as that a place has closed. */
  readonly notice: string | undefined;
  readonly entries: readonly BadgeEntry[];
  /** When this was true. */
  readonly checked: string;
  /** A QR code as SVG, for posters. */
  readonly code: string | undefined;
}

export const badgeSizes = ['inline', 'small', 'medium', 'poster'] as const;
export type BadgeSize = (typeof badgeSizes)[number];

/** Pixels. */
const scales: Readonly<Record<BadgeSize, { readonly width: number; readonly text: number; readonly padding: number }>> =
  {
    inline: { width: 460, text: 13, padding: 6 },
    small: { width: 260, text: 12, padding: 10 },
    medium: { width: 340, text: 15, padding: 16 },
    poster: { width: 640, text: 26, padding: 36 },
  };

/**
 * Width of a character as a share of the size of its text. An image knows no font, so this errs on the wide side:
 * DejaVu Sans, about the widest of those that stand for « sans-serif », needs 0.6 on average in bold.
 */
const WIDE = 0.6;

const colours = { granted: '#1b7f4b', over: '#a3341f', declared: '#52646a' } as const;
const RIBBON = 'M12 3a6 6 0 1 0 .01 0M8 14l-1 8 5-3 5 3-1-8';

/** Lines that fit into a width; a word longer than a line is broken. */
export function wrap(text: string, width: number, size: number): string[] {
  const most = Math.max(8, Math.floor(width / (size * WIDE)));
  const lines: string[] = [];
  for (const word of text.split(/ +/).flatMap((each) => each.match(new RegExp(`.{1,${most}}`, 'gsu')) ?? [])) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Draws one below the other, and keeps how far down it came. */
class Column {
  readonly #parts: string[] = [];
  readonly left: number;
  readonly width: number;
  y: number;

  constructor(left: number, width: number, top: number) {
    this.left = left;
    this.width = width;
    this.y = top;
  }

  text(text: string, size: number, attributes = ''): void {
    for (const line of wrap(text, this.width, size)) {
      this.y += size * 1.35;
      this.draw(
        `<text x="${this.left}" y="${round(this.y - size * 0.3)}" font-size="${size}"${attributes}>${escapeXml(line)}</text>`,
      );
    }
  }

  draw(markup: string): void {
    this.#parts.push(markup);
  }

  get markup(): string {
    return this.#parts.join('');
  }
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** An image with its size in pixels, which an `<img>` declares so that nothing shifts when it comes. */
export interface DrawnBadge {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** The badge as an image for sites that let nothing else through: its own colours and no script, font or link. */
export function drawBadge({ title, language, size, notice, entries, checked, code }: BadgeImage): DrawnBadge {
  const { width, text, padding } = scales[size];
  const gutter = size === 'inline' ? text * 1.5 : text * 2.6;
  const column = new Column(padding + gutter, width - 2 * padding - gutter, padding);
  if (notice !== undefined) column.text(notice, text, ' font-weight="700" fill="#7c2413"');
  for (const entry of entries) drawEntry(column, entry, { text, padding, size });
  if (code !== undefined) drawCode(column, code, width);
  column.y += text * 0.3;
  column.text(checked, round(text * 0.8), ' fill="#52646a"');
  const height = Math.ceil(column.y + padding);
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" ` +
    `role="img" xml:lang="${language}" font-family="system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif" fill="#1d2a2d">` +
    `<title>${escapeXml(title)}</title>` +
    `<rect x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="10" fill="#fff" stroke="#c9d1ce"/>` +
    `${column.markup}</svg>`;
  return { svg, width, height };
}

function drawEntry(
  column: Column,
  { name, by, state, kind }: BadgeEntry,
  { text, padding, size }: { text: number; padding: number; size: BadgeSize },
): void {
  const colour = colours[kind];
  const dashed = kind === 'declared' ? ' stroke-dasharray="2 2"' : '';
  const icon = size === 'inline' ? text * 1.25 : text * 2;
  column.draw(
    `<svg x="${padding}" y="${round(column.y + text * 0.15)}" width="${icon}" height="${icon}" viewBox="0 0 24 24">` +
      `<path d="${RIBBON}" fill="none" stroke="${colour}" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"${dashed}/></svg>`,
  );
  if (size === 'inline') {
    column.text(`${name} – ${by} – ${state}`, text, ` font-weight="600" fill="${colour}"`);
    return;
  }
  column.text(name, round(text * 1.15), ' font-weight="700"');
  column.text(by, round(text * 0.9), ' fill="#52646a"');
  column.text(state, text, ` font-weight="600" fill="${colour}"`);
  column.y += text * 0.5;
}

function drawCode(column: Column, code: string, width: number): void {
  const side = width / 2.4;
  const x = round((width - side) / 2);
  column.draw(
    code.replace('<svg ', `<svg x="${x}" y="${round(column.y)}" width="${round(side)}" height="${round(side)}" `),
  );
  column.y += side;
}
