import { expect, fixture, html } from '@open-wc/testing';
import { LitElement } from 'lit';
import { tokens } from '../../src/core/tokens.ts';

class TokenSample extends LitElement {
  static override styles = tokens;
  override render() {
    return html`<div style="background: var(--_surface)">
      <a href="#x">link</a>
      ${['open', 'closed', 'warning', 'muted'].map((name) => html`<p style="color: var(--_${name})">${name}</p>`)}
    </div>`;
  }
}
customElements.define('token-sample', TokenSample);

type Colour = readonly [red: number, green: number, blue: number];

/** Paints colours over one another and reads what is seen, whatever colour space CSS wrote them in. */
function painted(...colours: readonly string[]): Colour {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('No canvas');
  for (const colour of colours) {
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
  }
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
}

/** WCAG 2.2: 1 to 21. */
function contrast(one: Colour, other: Colour): number {
  const luminance = (colour: Colour): number => {
    const [red, green, blue] = colour.map((channel) => {
      const part = channel / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    }) as unknown as Colour;
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** Backgrounds and text colours of pages; none declares a `color-scheme`. */
const pages = [
  ['#ffffff', '#000000'],
  ['#fbfaf7', '#1d2a2d'],
  ['#f6f6f6', '#444444'],
  ['#14201c', '#f2f5ee'],
  ['#000000', '#ffffff'],
  ['#222222', '#dddddd'],
  ['#1e3a8a', '#ffffff'],
] as const;

describe('the colours of text', () => {
  for (const [background, text] of pages) {
    it(`can be read on ${background} with ${text}`, async () => {
      const sample = await fixture<TokenSample>(
        html`<token-sample .style=${`background: ${background}; color: ${text}`}></token-sample>`,
      );
      const root = sample.shadowRoot;
      const surface = root?.querySelector('div');
      if (!root || !surface) throw new Error('Nothing was drawn');
      const ground = painted(background, getComputedStyle(surface).backgroundColor);
      const words = [...root.querySelectorAll('a, p')];
      expect(words.length).to.equal(5);
      for (const word of words) {
        const { color } = getComputedStyle(word);
        const seen = painted(background, getComputedStyle(surface).backgroundColor, color);
        expect(contrast(seen, ground), `${word.textContent}: ${color}`).to.be.at.least(4.5);
      }
    });
  }
});
