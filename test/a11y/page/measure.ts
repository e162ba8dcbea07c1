/** What is measured of a page that is on show. Each function answers with sentences, one for each fault. */
import { colourOf, contrast, leastContrast, Picture, type Colour } from './colours.ts';
import {
  activeElement,
  elementAt,
  everyElement,
  isInside,
  isSeen,
  nameOf,
  parentOf,
  styleEverything,
  wordsIn,
} from './tree.ts';

type Box = Pick<DOMRect, 'left' | 'top' | 'width' | 'height'>;

/** What is looked at: the story, where there is one, and not what Storybook keeps hidden around it. */
const scope = (): Element => document.querySelector('#storybook-root') ?? document.body;

const CONTROLS = 'a[href], button, input, select, textarea, summary, [role=option], [tabindex]:not([tabindex="-1"])';

/** Where the map draws places: they overlap there because places do, and the list has each of them. */
const isOnMap = (element: Element): boolean => element.closest('.leaflet-pane') !== null;

/** Whether another marker or a button of the map stands in its way: then not the map is behind it. */
const isCrowded = (marker: Element): boolean => {
  const { left, right, top, bottom } = marker.getBoundingClientRect();
  const root = marker.getRootNode() as ShadowRoot;
  return [...root.querySelectorAll(':is(.marker, .cluster, .chrome button, .chrome small, .scale):not([hidden])')].some(
    (other) => {
      const box = other.getBoundingClientRect();
      return other !== marker && box.left < right && box.right > left && box.top < bottom && box.bottom > top;
    },
  );
};

const isInactive = (element: Element): boolean => {
  const label = element.closest('label');
  const control = label?.querySelector('input, select') ?? element.closest('button, input, select, [role=option]');
  return control?.matches(':disabled, [aria-disabled=true]') ?? false;
};

const opacityOf = (element: Element): number => {
  let opacity = 1;
  for (let each: Element | null = element; each; each = parentOf(each))
    opacity *= Number(getComputedStyle(each).opacity);
  return opacity;
};

const centre = ({ left, top, width, height }: Box): [number, number] => [left + width / 2, top + height / 2];

/** Whether a box is on top where it stands, and not behind something or scrolled away. */
function isOnTop(element: Element, box: Box): boolean {
  // No pointer finds it, so nothing tells; the map's credits and scale are so, and nothing stands on them.
  if (getComputedStyle(element).pointerEvents === 'none') return true;
  const found = elementAt(...centre(box));
  if (!found) return false;
  // An invisible field lies over what is drawn for it.
  return isInside(found, element) || isInside(element, found) || found.closest('label')?.contains(element) === true;
}

/** As much of a box as no area that scrolls or cuts off hides. */
function shownPart(element: Element, box: Box): Box {
  let [left, top, right, bottom] = [box.left, box.top, box.left + box.width, box.top + box.height];
  for (let each = parentOf(element); each; each = parentOf(each)) {
    const { overflowX, overflowY, display } = getComputedStyle(each);
    if (display === 'contents' || (overflowX === 'visible' && overflowY === 'visible')) continue;
    const edge = each.getBoundingClientRect();
    [left, right] = [Math.max(left, edge.left), Math.min(right, edge.right)];
    [top, bottom] = [Math.max(top, edge.top), Math.min(bottom, edge.bottom)];
  }
  return { left, top, width: right - left, height: bottom - top };
}

const round = (value: number): string => value.toFixed(2);

/** Nothing but what stands behind the words and the pictograms. For a picture of the ground. */
export const bare = (): (() => void) =>
  styleEverything(`* { -webkit-text-fill-color: transparent !important; text-decoration-color: transparent !important;
    text-shadow: none !important; caret-color: transparent !important }
    ::placeholder { color: transparent !important }
    svg * { visibility: hidden !important }`);

/** 1.4.3: text against what is behind it, 4.5:1, or 3:1 where it is large. */
export async function textContrast(png: string): Promise<string[]> {
  const picture = await Picture.of(png);
  const forced = matchMedia('(forced-colors: active)').matches;
  const faults: string[] = [];
  const judge = (element: Element, rects: readonly Box[], css: string, size: string, weight: string): void => {
    const pixels = Number.parseFloat(size);
    const least = pixels >= 24 || (pixels >= 18.66 && Number(weight) >= 700) ? 3 : 4.5;
    const ground = rects
      .map((rect) => shownPart(element, rect))
      .filter((rect) => rect.height > 4 && isOnTop(element, rect))
      .flatMap((rect) => picture.within(rect));
    const found = leastContrast(colourOf(css), opacityOf(element), ground);
    if (found < least) faults.push(`${nameOf(element)}: ${round(found)} instead of ${least} (${css}, ${size})`);
  };
  for (const { element, rects } of wordsIn(scope())) {
    const { color, fontSize, fontWeight, forcedColorAdjust } = getComputedStyle(element);
    // Where the browser forces colours it lays a ground of its own behind text, and keeps it in any picture.
    if (isInactive(element) || (forced && forcedColorAdjust !== 'none')) continue;
    judge(element, rects, color, fontSize, fontWeight);
  }
  for (const element of everyElement(scope())) {
    if (!element.matches('input, select, textarea') || !isSeen(element) || isInactive(element)) continue;
    if (forced || element.matches('[type=radio], [type=checkbox], [type=range]')) continue;
    const pseudo = element instanceof HTMLInputElement && !element.value ? '::placeholder' : null;
    const { color, fontSize, fontWeight } = getComputedStyle(element, pseudo);
    judge(element, [inset(element.getBoundingClientRect(), 4)], color, fontSize, fontWeight);
  }
  return faults;
}

const inset = ({ left, top, width, height }: Box, by: number): Box => ({
  left: left + by,
  top: top + by,
  width: Math.max(1, width - 2 * by),
  height: Math.max(1, height - 2 * by),
});

/** 1.4.11: fields have an edge or a ground of their own, pictograms that stand alone and choices are seen, 3:1. */
export async function controlContrast(png: string): Promise<string[]> {
  const picture = await Picture.of(png);
  const faults: string[] = [];
  const note = (element: Element, what: string, value: number): void => {
    if (value < 3) faults.push(`${nameOf(element)}: ${what} has ${round(value)} instead of 3`);
  };
  for (const element of everyElement(scope())) {
    if (!isSeen(element) || isInactive(element)) continue;
    const box = element.getBoundingClientRect();
    if (box.width === 0 || !isOnTop(element, box)) continue;
    const outside = around(picture, box);
    const style = getComputedStyle(element);
    if (element.matches('select, input:not([type=radio], [type=checkbox], [type=range])')) {
      const edge = edgeContrast(style, outside, element);
      const fill = contrastOfFill(style.backgroundColor, outside, element);
      note(element, 'its edge', Math.max(edge, fill));
    }
    if (element.matches('[aria-pressed=true], input:checked + span')) {
      const fill = contrastOfFill(style.backgroundColor, outside, element);
      const edge = edgeContrast(style, outside, element);
      note(element, 'that it is chosen', Math.max(fill, edge, ringContrast(style, outside, element)));
    }
    if (element.matches('button, a[href]') && !hasSeenWords(element))
      for (const shape of element.querySelectorAll('svg path')) {
        const { stroke, fill, strokeWidth } = getComputedStyle(shape);
        const colours = [stroke, fill].filter((css) => css !== 'none');
        const before = shape.previousElementSibling;
        // The glyph of a marker stands on its drop, not on the map.
        const ground = before ? [colourOf(getComputedStyle(before).fill)] : picture.within(inset(box, 4));
        if (!before && isOnMap(element) && isCrowded(element)) continue;
        if (Number.parseFloat(strokeWidth) === 0 && fill === 'none') continue;
        note(
          element,
          'its pictogram',
          Math.max(...colours.map((css) => leastContrast(colourOf(css), opacityOf(shape), ground))),
        );
      }
  }
  return faults;
}

const hasSeenWords = (element: Element): boolean =>
  [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()) ||
  wordsIn(element).length > 0;

/** A ring drawn as a shadow within the edge, or as an outline. */
const ringContrast = (style: CSSStyleDeclaration, outside: readonly Colour[], element: Element): number => {
  const shadow = style.boxShadow.endsWith(' inset') && /^.*?\)/.exec(style.boxShadow)?.[0];
  const outline = Number.parseFloat(style.outlineWidth) >= 2 && style.outlineStyle !== 'none' && style.outlineColor;
  return Math.max(...[shadow, outline].map((css) => (css ? contrastOfFill(css, outside, element) : 0)));
};

const around = (picture: Picture, { left, top, width, height }: Box): Colour[] =>
  [
    picture.at(left - 5, top + height / 2),
    picture.at(left + width + 5, top + height / 2),
    picture.at(left + width / 2, top - 5),
    picture.at(left + width / 2, top + height + 5),
  ].filter((colour) => colour !== undefined);

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 21;

const contrastOfFill = (css: string, outside: readonly Colour[], element: Element): number =>
  median(outside.map((each) => leastContrast(colourOf(css), opacityOf(element), [each])));

const edgeContrast = (style: CSSStyleDeclaration, outside: readonly Colour[], element: Element): number =>
  Number.parseFloat(style.borderBottomWidth) > 0 && !/none|hidden/.test(style.borderBottomStyle)
    ? contrastOfFill(style.borderBottomColor, outside, element)
    : 1;

const reaches = (x: number, y: number, control: Element): boolean => {
  const found = elementAt(x, y);
  if (!found) return false;
  const label = found.closest('label');
  return isInside(found, control) || (label !== null && (label.control === control || isInside(control, label)));
};

/**
 * 2.5.8: targets of 24 by 24 pixels, or as far from others, or in a sentence.
 * @param wanted pixels; more than 24 to know what is smaller than we like
 */
export function targetSize(wanted = 24): string[] {
  const controls = [...everyElement(scope())].filter(
    (each) =>
      each.matches(CONTROLS) &&
      isSeen(each) &&
      !isOnMap(each) &&
      !each.matches('.canvas') &&
      isOnTop(each, each.getBoundingClientRect()),
  );
  return controls.flatMap((control) => {
    const box = control.getBoundingClientRect();
    const [x, y] = centre(box);
    const half = wanted / 2 - 0.5;
    const corners = [
      [-half, -half],
      [half, -half],
      [-half, half],
      [half, half],
    ] as const;
    if (corners.every(([dx, dy]) => reaches(x + dx, y + dy, control))) return [];
    if (Math.min(box.width, box.height) >= wanted || isInSentence(control)) return [];
    const crowded = controls.find(
      (other) => other !== control && !isInside(other, control) && distance(x, y, other) < wanted / 2,
    );
    if (!crowded && wanted === 24) return [];
    return [
      `${nameOf(control)}: ${Math.round(box.width)} × ${Math.round(box.height)}${crowded ? `, too near to ${nameOf(crowded)}` : ''}`,
    ];
  });
}

function distance(x: number, y: number, other: Element): number {
  const { left, right, top, bottom } = other.getBoundingClientRect();
  return Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
}

/** A link whose line has other words. */
function isInSentence(control: Element): boolean {
  if (!control.matches('a') || getComputedStyle(control).display !== 'inline') return false;
  for (let block = control.parentElement; block; block = block.parentElement)
    if (getComputedStyle(block).display !== 'inline') return block.textContent.trim() !== control.textContent.trim();
  return false;
}

const scrolls = (value: string): boolean => value === 'auto' || value === 'scroll';

/** 1.4.4, 1.4.10, 1.4.12: no words cut off, over other words or out of the window to the side. */
export function cutWords(): string[] {
  const faults: string[] = [];
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > width)
    faults.push(`The page is ${document.documentElement.scrollWidth} pixels wide, the window ${width}.`);
  const words = wordsIn(scope()).filter(({ element }) => !isOnMap(element));
  for (const { element, text, rects } of words)
    for (const rect of rects) {
      const cut = cutBy(element, rect) ?? (rect.right > width + 1 || rect.left < -1 ? 'the window' : undefined);
      if (cut) faults.push(`${nameOf(element)}: « ${text.slice(0, 30)} » is cut off by ${cut}`);
    }
  return [...new Set([...faults, ...overlaps(words)])];
}

/** The name of the first box around that cuts a rectangle off, without a way to scroll to it. */
function cutBy(element: Element, { left, right, top, bottom }: DOMRect): string | undefined {
  let [sideways, downwards] = [true, true];
  for (let box: Element | null = element; box && box !== document.body; box = parentOf(box)) {
    const { overflowX, overflowY, display, position } = getComputedStyle(box);
    if (display === 'inline' || display === 'contents') continue;
    const edge = box.getBoundingClientRect();
    if (overflowX !== 'visible') {
      if (scrolls(overflowX)) sideways = false;
      else if (sideways && (left < edge.left - 2 || right > edge.right + 2)) return nameOf(box).slice(0, 80);
    }
    if (overflowY !== 'visible') {
      if (scrolls(overflowY)) downwards = false;
      else if (downwards && (top < edge.top - 2 || bottom > edge.bottom + 2)) return nameOf(box).slice(0, 80);
    }
    if (position === 'fixed') return undefined;
  }
  return undefined;
}

/** Whether what lies over the middle of a box has no ground of its own: both can be seen, one on the other. */
function showsThrough(element: Element, box: Box): boolean {
  let over = elementAt(...centre(box));
  for (; over && !isInside(element, over); over = parentOf(over))
    if (colourOf(getComputedStyle(over).backgroundColor)[3] > 0) return false;
  return over !== null;
}

function overlaps(words: readonly ReturnType<typeof wordsIn>[number][]): string[] {
  const boxes = words.flatMap(({ element, rects }) =>
    rects
      .filter((rect) => shownPart(element, rect).height > rect.height / 2)
      .filter((rect) => isOnTop(element, rect) || showsThrough(element, rect))
      .map((rect) => ({ element, rect })),
  );
  const faults: string[] = [];
  boxes.forEach((one, index) => {
    for (const other of boxes.slice(index + 1)) {
      if (isInside(one.element, other.element) || isInside(other.element, one.element)) continue;
      const x = Math.min(one.rect.right, other.rect.right) - Math.max(one.rect.left, other.rect.left);
      const y = Math.min(one.rect.bottom, other.rect.bottom) - Math.max(one.rect.top, other.rect.top);
      const lineHeight = Math.min(one.rect.height, other.rect.height);
      if (x > 2 && y > lineHeight * 0.4) faults.push(`${nameOf(one.element)} stands on ${nameOf(other.element)}`);
    }
  });
  return faults;
}

/** Text spacing as 1.4.12 has it. @returns what takes it away again */
export const spaceOut = (): (() => void) =>
  styleEverything(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
    p { margin-block-end: 2em !important }`);

/** 2.3.3, and what prefers-reduced-motion asks for: nothing moves by itself or on its way. */
export function motion(): string[] {
  const faults: string[] = [];
  for (const element of everyElement(scope())) {
    if (element.closest('.leaflet-pane canvas')) continue;
    const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
    if (transitionDuration.split(', ').some((each) => Number.parseFloat(each) > 0.05))
      faults.push(`${nameOf(element)}: a transition of ${transitionDuration}`);
    if (animationName !== 'none') faults.push(`${nameOf(element)}: the animation ${animationName}`);
    if (scrollBehavior === 'smooth') faults.push(`${nameOf(element)}: scrolls smoothly`);
  }
  return faults;
}

export interface Stop {
  readonly name: string;
  /** Where its focus shows, a little around included; null when it is out of view. */
  readonly clip: { x: number; y: number; width: number; height: number } | null;
  /** Of nine points, how many are not covered by something else. */
  readonly free: number;
}

/** What shows the focus of a field that lies invisible over it, or of a button whose row is the target. */
const drawnFor = (active: Element): Element =>
  (opacityOf(active) === 0 ? active.closest('label') : active.closest('.row')) ?? active;

/** Where the keyboard is. @returns undefined on the body, which is no stop */
export function stop(): Stop | undefined {
  const active = activeElement();
  if (!active || active === document.body) return undefined;
  const box = drawnFor(active).getBoundingClientRect();
  const points = [0.15, 0.5, 0.85].flatMap((dx) =>
    [0.15, 0.5, 0.85].map((dy) => [box.left + box.width * dx, box.top + box.height * dy] as const),
  );
  const free = points.filter(([x, y]) => {
    const found = elementAt(x, y);
    return found !== null && (isInside(found, active) || isInside(active, found) || reaches(x, y, active));
  }).length;
  const [left, top] = [Math.max(0, Math.floor(box.left) - 8), Math.max(0, Math.floor(box.top) - 8)];
  const [width, height] = [
    Math.min(innerWidth, Math.ceil(box.right) + 8) - left,
    Math.min(innerHeight, Math.ceil(box.bottom) + 8) - top,
  ];
  return {
    name: nameOf(active),
    clip: width > 0 && height > 0 ? { x: left + scrollX, y: top + scrollY, width, height } : null,
    free,
  };
}

/** Takes the focus away. @returns what gives it back, as the keyboard had it */
export function loseFocus(): () => void {
  const active = activeElement();
  if (!(active instanceof HTMLElement)) return () => undefined;
  active.blur();
  // Not known to every DOM library, and to every browser that runs this.
  const options: FocusOptions & { focusVisible: boolean } = { preventScroll: true, focusVisible: true };
  return () => active.focus(options);
}

/** 2.4.7, 2.4.13: how many pixels of two pictures differ by 3:1 at least. */
export async function changed(
  one: string,
  other: string,
  { width, height }: { width: number; height: number },
): Promise<number> {
  const [before, after] = await Promise.all([Picture.of(one), Picture.of(other)]);
  let count = 0;
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const [a, b] = [before.at(x, y), after.at(x, y)];
      if (a && b && contrast(a, b) >= 3) count += 1;
    }
  return count;
}

/** Brings every area that scrolls to its end, so that what is there can be measured too. @returns whether any did */
export function scrollToEnds(): boolean {
  let any = false;
  for (const element of everyElement(scope())) {
    const { overflowY } = getComputedStyle(element);
    if (!scrolls(overflowY) || element.scrollHeight <= element.clientHeight + 1) continue;
    element.scrollTop = element.scrollHeight;
    any = true;
  }
  return any;
}

/** Opens what can be opened: the details of a card, of a label, of a figure. @returns how many there were */
export function openDetails(): number {
  const closed = [...everyElement(scope())].filter((each): each is HTMLDetailsElement =>
    each.matches('details:not([open])'),
  );
  for (const each of closed) each.querySelector('summary')?.click();
  return closed.length;
}

/** Whether what was opened is there. */
export const isOpened = (): boolean =>
  ![...everyElement(scope())].some(
    (each) => each.matches('details[open] [aria-live]') && each.textContent.trim().endsWith('…'),
  );
