import { css, html, LitElement, nothing } from 'lit';
import { cardBody, cardBodyStyles } from './card-body.ts';
import type { CardWords } from './card-words.ts';

/** A card as somebody writes it with lit for their own site: one element, finished words, no state but them. */
export class LitCard extends LitElement {
  static override styles = [
    cardBodyStyles,
    css`
      :host {
        display: block;
      }
      .card {
        border: 1px solid #ccc;
        border-radius: 0.75rem;
      }
    `,
  ];
  static override properties = { words: {} };
  declare words?: CardWords;

  protected override render(): unknown {
    if (!this.words) return nothing;
    const body = cardBody(this.words, ({ url, words }) => html`<a href=${url}>${words}</a>`);
    return html`<article class="card">${body}</article>`;
  }
}
