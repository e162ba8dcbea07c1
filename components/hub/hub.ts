import { ContextProvider } from '@lit/context';
import { css, html, LitElement, type TemplateResult } from 'lit';
import { hubContext } from '../../src/context/hub-context.ts';
import { oneOf } from '../../src/core/converters.ts';
import { define } from '../../src/core/define.ts';
import { VERSION } from '../../src/core/version.ts';

const themes = ['auto', 'light', 'dark'] as const;

/**
 * Gives the address of the hub, the language and the theme to every Escale element inside it, and shows nothing of
 * its own. The language is the standard `lang` attribute; a theme is CSS, so any `--escale-…` token set on it counts
 * for everything inside.
 *
 * @summary Says once, for a page or a part of it, where the hub is.
 * @status stable
 * @since 1.0
 * @slot - The page's content.
 */
export class EscaleHub extends LitElement {
  static readonly version: string = VERSION;
  static override styles = css`
    :host {
      display: contents;
    }

    :host([theme='light']) {
      color-scheme: light;
    }

    :host([theme='dark']) {
      color-scheme: dark;
    }
  `;

  static override properties = {
    url: {},
    theme: { converter: oneOf('escale-hub theme', themes) },
  };

  /** Address of the hub, absolute or relative to the page. */
  get url(): string | undefined {
    return this.#url;
  }
  set url(url: string | undefined) {
    this.#url = url;
    // At once, not at the next update: an element inside would meanwhile ask another hub.
    this.#provider.setValue(url === undefined ? undefined : { url });
  }

  /** `light` or `dark` when this part of the page is so; `auto` follows the page. */
  declare theme?: (typeof themes)[number];

  #url: string | undefined;
  readonly #provider = new ContextProvider(this, { context: hubContext });

  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}

define('escale-hub', EscaleHub);

declare global {
  interface HTMLElementTagNameMap {
    'escale-hub': EscaleHub;
  }
}
