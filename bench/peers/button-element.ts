/**
 * A button of Material Web that opens a dialog, whose code comes when it is pressed. Unlike ours the button asks nobody
 * whether there is something to book.
 */
import '@material/web/button/filled-button.js';
import { html, render } from 'lit';
import { ReadyElement } from './ready-element.ts';

class PeerButton extends ReadyElement {
  protected override show(): Promise<void> {
    const press = (): void => {
      void import('./booking-form.ts').then(async ({ openDialog }) => openDialog(this, await this.read()));
    };
    render(html`<md-filled-button @click=${press}>Réserver une place</md-filled-button>`, this);
    return Promise.resolve();
  }
}

customElements.define('peer-button', PeerButton);
