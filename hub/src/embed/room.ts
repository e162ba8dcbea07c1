/** How much room words take, by estimate: in CSS pixels, where a page's text is 16 px high in lines of 24. */

export const LINE = 24;
export const GAP = 16;
/** Padding and border of a card and of a label, both sides. */
export const EDGES = 34;
const SMALL_LINE = 22;
/** Of a wide font, with what lines lose because words are not cut. */
const CHARACTER = 9.5;
const SMALL_CHARACTER = 8.5;

/** CSS pixels that are kept for an element: in the column of a phone, and in one of 700 pixels or more. */
export interface Room {
  readonly phone: number;
  readonly desktop: number;
}

export interface RoomOptions {
  /** Attributes of the element: parts that it does not show take no room. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly now: Date;
}

/** What an element has on a phone of 320, and in the column of an article. */
const PHONE = 292;
const ARTICLE = 700;

/** Rounded up to ten, and with a line to spare: what stands below moves when there is too little. */
export function roomFor(height: (width: number) => number): Room {
  const rounded = (width: number): number => Math.ceil((height(width) + LINE) / 10) * 10;
  return { phone: rounded(PHONE), desktop: rounded(ARTICLE) };
}

export const widthOf = (words: string, character = CHARACTER): number => words.length * character;
export const linesOf = (words: string, width: number, character = CHARACTER): number =>
  Math.ceil(widthOf(words, character) / width);
export const text = (words: string, width: number): number => linesOf(words, width) * LINE;
export const small = (words: string, width: number): number => linesOf(words, width, SMALL_CHARACTER) * SMALL_LINE;

export const sum = <T>(items: readonly T[], of: (item: T, index: number) => number): number =>
  items.reduce((total, item, index) => total + of(item, index), 0);
