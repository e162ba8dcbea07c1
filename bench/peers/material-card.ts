import '@material/web/button/filled-button.js';
import '@material/web/labs/card/outlined-card.js';
import { html, type TemplateResult } from 'lit';
import { cardBody } from './card-body.ts';
import type { CardWords } from './card-words.ts';

/** A card of Material Web as its documentation shows it: content in the page, the frame and buttons are its elements. */
export const materialCard = (words: CardWords): TemplateResult => {
  const body = cardBody(words, (offer) => html`<md-filled-button href=${offer.url}>${offer.words}</md-filled-button>`);
  return html`<md-outlined-card class="card">${body}</md-outlined-card>`;
};
