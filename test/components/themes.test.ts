/** The example themes, made of tokens alone: everything they colour can be read, light and dark. */
import { expect, fixture, html as lightHtml } from '@open-wc/testing';
import { html, LitElement } from 'lit';
import { tokens } from '../../src/core/tokens.ts';
import { contrast, painted } from './colours.ts';

class ThemeSample extends LitElement {
  static override styles = tokens;
  override render() {
    return html`<div style="background: var(--_background)"></div>
      <section style="background: var(--_surface)"></section>
      <button class="main">book</button>
      ${['open', 'closed', 'warning', 'muted', 'link', 'focus'].map((name) => html`<p style="color: var(--_${name})">${name}</p>`)}
      <b>text</b>`;
  }
}
customElements.define('theme-sample', ThemeSample);

type Scheme = 'light' | 'dark';
const sheets: Readonly<Record<string, readonly string[]>> = {
  mairie: ['page', 'mairie'],
  mediatheque: ['page', 'mediatheque'],
  cafe: ['page', 'cafe'],
  'state-bridge': ['page', 'etat-site', 'state-bridge'],
};

async function parsed(sheet: string): Promise<CSSStyleSheet> {
  const answer = await fetch(`/examples/themes/${sheet}.css`);
  expect(answer.ok, sheet).to.equal(true);
  return new CSSStyleSheet().replace(await answer.text());
}

/** What the `:root` of a sheet says in a scheme. */
async function declarations(sheet: string, scheme: Scheme): Promise<string> {
  const rules = [...(await parsed(sheet)).cssRules].flatMap((rule) => {
    if (rule instanceof CSSSupportsRule) return CSS.supports(rule.conditionText) ? [...rule.cssRules] : [];
    if (!(rule instanceof CSSMediaRule)) return [rule];
    return scheme === 'dark' && rule.conditionText.includes('dark') ? [...rule.cssRules] : [];
  });
  return rules
    .filter((rule): rule is CSSStyleRule => rule instanceof CSSStyleRule && rule.selectorText === ':root')
    .map(({ style }) => style.cssText)
    .join(';');
}

describe('an example theme', () => {
  for (const theme of ['mairie', 'mediatheque', 'cafe', 'state-bridge'])
    it(`${theme} follows the page it is copied into, not the system of who reads it`, async () => {
      const { cssRules } = await parsed(theme);
      expect([...cssRules].filter((rule) => rule instanceof CSSMediaRule)).to.have.lengthOf(0);
    });

  for (const [theme, files] of Object.entries(sheets)) {
    for (const scheme of ['light', 'dark'] as const) {
      it(`${theme} can be read, ${scheme}`, async () => {
        const css = await Promise.all(files.map((file) => declarations(file, scheme)));
        const sample = await fixture<ThemeSample>(
          lightHtml`<theme-sample .style=${`${css.join(';')};color-scheme:${scheme}`}></theme-sample>`,
        );
        const root = sample.shadowRoot!;
        const colour = (selector: string, which: 'color' | 'backgroundColor' = 'color') =>
          getComputedStyle(root.querySelector(selector)!)[which];
        const page = getComputedStyle(sample).backgroundColor;
        const card = [page, colour('div', 'backgroundColor')];
        const notice = [...card, colour('section', 'backgroundColor')];
        for (const ground of [[page], card, notice])
          for (const word of root.querySelectorAll('p, b')) {
            const seen = contrast(painted(...ground, getComputedStyle(word).color), painted(...ground));
            const least = word.textContent === 'focus' ? 3 : 4.5;
            expect(seen, `${word.textContent} on ${ground.join(', ')}`).to.be.at.least(least);
          }
        const accent = colour('button', 'backgroundColor');
        expect(contrast(painted(accent, colour('button')), painted(accent)), 'on the accent').to.be.at.least(4.5);
        expect(contrast(painted(accent), painted(page)), 'the accent on the page').to.be.at.least(3);
      });
    }
  }
});
