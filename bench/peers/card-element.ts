/** A card of Material Web that asks the hub for its place: what a webmaster builds from npm, without any other state. */
import { render } from 'lit';
import type { Place } from '../../sdk/contract/index.ts';
import { cardBodyStyles } from './card-body.ts';
import { wordsOf } from './card-words.ts';
import { materialCard } from './material-card.ts';
import { ReadyElement } from './ready-element.ts';

class PeerCard extends ReadyElement {
  protected override async show(signal: AbortSignal): Promise<void> {
    const place = (await this.read(signal)) as Place;
    render(materialCard(wordsOf(place)), this);
  }
}

if (cardBodyStyles.styleSheet) document.adoptedStyleSheets.push(cardBodyStyles.styleSheet);
customElements.define('peer-card', PeerCard);
