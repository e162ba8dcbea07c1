import encodeQR from 'qr';

export interface QrOptions {
  /** What the code leads to, in words: its text alternative. */
  readonly title: string;
}

/** Modules of quiet zone on each side (ISO/IEC 18004, 6.3.8); with less, phones miss the code. */
const QUIET = 4;

/**
 * A QR code as an SVG to put into a page or a file: one path on a white ground, whatever the page's colours are,
 * because readers expect dark on light. It has no size of its own, only a `viewBox`: one module is one unit.
 *
 * Error correction M (15 %): a scratch on a door is forgiven, and the modules stay large enough for a phone at a metre.
 * @param text at most about 2,300 bytes
 * @throws RangeError when the text is empty or too long for a QR code
 */
export function qrSvg(text: string, { title }: QrOptions): string {
  const modules = matrix(text);
  const size = modules.length;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" role="img" shape-rendering="crispEdges">` +
    `<title>${escapeXml(title)}</title>` +
    `<path fill="#fff" d="M0 0h${size}v${size}H0z"/><path fill="#000" d="${outline(modules)}"/></svg>`
  );
}

function matrix(text: string): boolean[][] {
  if (text === '') throw new RangeError('A QR code needs a text.');
  try {
    return encodeQR(text, 'raw', { ecc: 'medium', border: QUIET });
  } catch (cause) {
    throw new RangeError(`A text of ${Buffer.byteLength(text)} bytes does not fit into a QR code.`, { cause });
  }
}

/** Runs of dark modules, one rectangle each: a third of the bytes of one rectangle a module. */
function outline(modules: readonly (readonly boolean[])[]): string {
  const runs = modules.flatMap((row, y) =>
    row.flatMap((dark, x) => {
      if (!dark || row[x - 1]) return [];
      const end = row.indexOf(false, x);
      const length = (end === -1 ? row.length : end) - x;
      return [`M${x} ${y}h${length}v1h-${length}z`];
    }),
  );
  return runs.join('');
}

/** Text for XML 1.0: what the format cannot hold at all is left out. */
export const escapeXml = (text: string): string =>
  text
    // eslint-disable-next-line no-control-regex -- exactly the characters that XML 1.0, 2.2 excludes
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
