/** A button of Material Web; unlike ours it asks nobody whether there is something to book. */
import '@material/web/button/filled-button.js';
import { html, render } from 'lit';
import { ReadyElement } from './ready-element.ts';

class PeerButton extends ReadyElement {
  protected override show(): Promise<void> {
    render(html`<md-filled-button>Réserver une place</md-filled-button>`, this);
    return Promise.resolve();
  }
}

customElements.define('peer-button', PeerButton);
