import { expect, fixture, html as lightHtml } from '@open-wc/testing';
import fc from 'fast-check';
import { html, LitElement } from 'lit';
import { tokens } from '../../src/core/tokens.ts';
import { contrast, painted } from './colours.ts';

class TokenSample extends LitElement {
  static override styles = tokens;
  override render() {
    return html`<div style="background: var(--_surface)">
      <button class="main">book</button>
      <a href="#x">link</a>
      ${['open', 'closed', 'warning', 'muted'].map((name) => html`<p style="color: var(--_${name})">${name}</p>`)}
    </div>`;
  }
}
customElements.define('token-sample', TokenSample);

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

/** Accents that sites have: bright, dark, pale, and none at all. */
const accents = ['', '#ffd400', '#1f3fbf', '#e60000', '#ffc0cb', '#00e5a0', '#7f00ff', '#000000', '#ffffff'] as const;

/** What is written on a page of these colours, and how it is seen. */
async function seenOn(background: string, text: string, accent = '') {
  const sample = await fixture<TokenSample>(
    lightHtml`<token-sample
      .style=${`background: ${background}; color: ${text}${accent && `; --escale-accent: ${accent}`}`}
    ></token-sample>`,
  );
  const root = sample.shadowRoot;
  const surface = root?.querySelector('div');
  const main = root?.querySelector('button');
  if (!root || !surface || !main) throw new Error('Nothing was drawn');
  const ground = [background, getComputedStyle(surface).backgroundColor];
  const words = [...root.querySelectorAll('a, p')].map((word) => ({
    name: word.textContent,
    contrast: contrast(painted(...ground, getComputedStyle(word).color), painted(...ground)),
  }));
  const { backgroundColor, color } = getComputedStyle(main);
  return { words, main: contrast(painted(backgroundColor, color), painted(backgroundColor)) };
}

describe('the colours of text', () => {
  for (const [background, text] of pages) {
    it(`can be read on ${background} with ${text}, whatever the accent`, async () => {
      for (const accent of accents) {
        const { words } = await seenOn(background, text, accent);
        expect(words.length).to.equal(5);
        for (const word of words) expect(word.contrast, `${word.name} with ${accent}`).to.be.at.least(4.5);
      }
    });
  }

  it('is black or white on the accent, whichever can be read on it', async () => {
    for (const accent of accents) expect((await seenOn('#fff', '#000', accent)).main, accent).to.be.at.least(4.5);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 0xffffff }), async (number) => {
        const accent = `#${number.toString(16).padStart(6, '0')}`;
        expect((await seenOn('#fff', '#000', accent)).main, accent).to.be.at.least(4.5);
      }),
      { numRuns: 60 },
    );
  });

  it('is no paler than a page that is pale already', async () => {
    for (const [background, text] of [
      ['#ffffff', '#666666'],
      ['#ffffff', '#767676'],
      ['#aaaaaa', '#999999'],
      ['#333333', '#999999'],
    ] as const) {
      const own = contrast(painted(text), painted(background));
      const { words, main } = await seenOn(background, text, '#ffd400');
      const muted = words.find(({ name }) => name === 'muted');
      // The surface takes a little of both.
      expect(muted?.contrast, `${text} on ${background}`).to.be.at.least(own * 0.9);
      expect(main).to.be.at.least(4.5);
    }
  });

  it('is what the page says, where it says it', async () => {
    const sample = await fixture<TokenSample>(
      lightHtml`<token-sample style="--escale-accent: #ffd400; --escale-on-accent: #123456"></token-sample>`,
    );
    const main = sample.shadowRoot?.querySelector('button');
    expect(main && getComputedStyle(main).color).to.equal('rgb(18, 52, 86)');
  });
});
