/** Contrast as WCAG 2.2 defines it, between colours that are computed or seen. Runs in the page. */

export type Colour = readonly [red: number, green: number, blue: number, alpha: number];

const brush = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })!;
const known = new Map<string, Colour>();

/** The sRGB colour of any CSS colour, whatever space it is written in. */
export function colourOf(css: string): Colour {
  const before = known.get(css);
  if (before) return before;
  brush.clearRect(0, 0, 1, 1);
  brush.fillStyle = css;
  brush.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = brush.getImageData(0, 0, 1, 1).data;
  const colour = [red, green, blue, alpha / 255] as const;
  known.set(css, colour);
  return colour;
}

/** What is seen of `over` before `under`, which is opaque. */
export function blend(over: Colour, under: Colour, opacity = 1): Colour {
  const alpha = over[3] * opacity;
  const channel = (index: 0 | 1 | 2): number => over[index] * alpha + under[index] * (1 - alpha);
  return [channel(0), channel(1), channel(2), 1];
}

function luminance([red, green, blue]: Colour): number {
  const [r = 0, g = 0, b = 0] = [red, green, blue].map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** 1 to 21. */
export function contrast(one: Colour, other: Colour): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** A picture of the viewport, pixel by pixel. */
export class Picture {
  readonly #width: number;
  readonly #height: number;
  readonly #data: Uint8ClampedArray;

  private constructor({ width, height, data }: ImageData) {
    this.#width = width;
    this.#height = height;
    this.#data = data;
  }

  /** @param png in base 64, one pixel for each pixel of CSS */
  static async of(png: string): Promise<Picture> {
    const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
    context.drawImage(bitmap, 0, 0);
    return new Picture(context.getImageData(0, 0, bitmap.width, bitmap.height));
  }

  /** @returns undefined outside of the picture */
  at(x: number, y: number): Colour | undefined {
    const [column, row] = [Math.floor(x), Math.floor(y)];
    if (column < 0 || row < 0 || column >= this.#width || row >= this.#height) return undefined;
    const start = (row * this.#width + column) * 4;
    return [this.#data[start]!, this.#data[start + 1]!, this.#data[start + 2]!, 1];
  }

  /** Colours on a grid over a box, a few hundred at most. */
  within({ left, top, width, height }: Pick<DOMRect, 'left' | 'top' | 'width' | 'height'>): Colour[] {
    const step = Math.max(1, Math.sqrt((width * height) / 300));
    const colours: Colour[] = [];
    for (let y = top + 0.5; y < top + height; y += step)
      for (let x = left + 0.5; x < left + width; x += step) {
        const colour = this.at(x, y);
        if (colour) colours.push(colour);
      }
    return colours;
  }
}

/** The least contrast of a colour with what is behind it, specks aside: what nine tenths of the ground keep. */
export function leastContrast(colour: Colour, opacity: number, ground: readonly Colour[]): number {
  const values = ground.map((each) => contrast(blend(colour, each, opacity), each)).sort((a, b) => a - b);
  return values[Math.floor(values.length / 10)] ?? Infinity;
}
