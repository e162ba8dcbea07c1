import { ContextConsumer } from '@lit/context';
import { html, LitElement, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { isEscaleError } from '../../sdk/errors/escale-error.ts';
import { hubContext } from '../context/hub-context.ts';
import type { Language, Messages, Sentences } from '../translations/messages.ts';
import { closestAround } from './around.ts';
import { clientFor, type Client } from './client.ts';
import { EscaleErrorEvent } from './events.ts';
import { kit } from './kit.ts';
import { languageOf, messagesIn, onLanguageChange } from './language.ts';
import { valueOf, type Remote, type RemoteController } from './remote.ts';
import { tokens } from './tokens.ts';
import type * as Trouble from './trouble.ts';
import { VERSION } from './version.ts';
import { whenNear } from './viewport.ts';
import { warnOnce } from './warn.ts';

/**
 * What every element that shows something of the hub has in common: where the hub is, which language, when to ask,
 * and what stands there when nothing can be shown. An heir gives `remote` and `renderContent()`.
 *
 * The light-DOM children (a link, an address) are on show until `remote` has its first value, and again, with the
 * reason and a retry, when it failed: a page never shows an empty hole.
 *
 * @slot - What stands there without JavaScript and when the hub cannot be reached: a link.
 * @event {EscaleErrorEvent} escale-error - The hub could not be reached or answered with a problem. Does not bubble.
 * @csspart base - Everything the element renders.
 * @csspart failure - The reason and the retry button.
 * @csspart retry - The retry button.
 * @cssproperty [--escale-accent=#0b5c6b] - What invites: buttons, markers, what is chosen.
 * @cssproperty --escale-on-accent - Text on the accent. Default: black or white, whichever can be read on it.
 * @cssproperty [--escale-text=inherit] - Text.
 * @cssproperty --escale-muted - Text that matters less. Default: the text's colour, fainter where it stays readable.
 * @cssproperty --escale-link - Links. Default: the accent's hue, as dark or light as the page needs.
 * @cssproperty [--escale-background=transparent] - Behind cards and badges; dialogs take the browser's `Canvas`.
 * @cssproperty --escale-surface - Behind notices, results and rows under the pointer. Default: 5 % of the text's colour.
 * @cssproperty --escale-border - Lines and frames. Default: 18 % of the text's colour.
 * @cssproperty --escale-open - Open, valid, free. Default: a green that suits the page.
 * @cssproperty --escale-closed - Closed, refused, wrong. Default: a red that suits the page.
 * @cssproperty --escale-warning - What deserves attention. Default: an ochre that suits the page.
 * @cssproperty [--escale-focus=currentColor] - The ring around what has the keyboard's focus.
 * @cssproperty [--escale-radius=0.75rem] - Corners of cards; those of controls are two thirds of it.
 * @cssproperty [--escale-space=1rem] - Room: 0.6rem is compact, 1.5rem roomy. Paddings, gaps and controls follow.
 * @cssproperty [--escale-font=inherit] - Font family.
 * @cssproperty [--escale-heading-font=inherit] - Font family of titles.
 * @cssstate loading - Waiting for the first answer.
 * @cssstate ready - Shows a current answer.
 * @cssstate stale - Shows an older answer, because the last request failed.
 * @cssstate failed - Has nothing to show but its children.
 */
export abstract class EscaleElement<Group extends keyof Messages = 'common' | 'problem'> extends LitElement {
  static readonly version: string = VERSION;
  static override styles = [tokens];

  static override properties: PropertyDeclarations = { hub: {} };

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, 'lang'];
  }

  /** Address of the hub. Default: the nearest `<escale-hub>`, else the origin that served the loader. */
  declare hub?: string;

  protected readonly internals = this.attachInternals();
  #context: string | undefined;
  #language: Language | undefined;
  #messages: Sentences<Group | 'common' | 'problem'> | undefined;
  /** What is loaded when something went wrong. */
  #trouble: Pick<typeof Trouble, 'reasons' | 'noHub'> | undefined;
  #stopWatching: (() => void)[] = [];
  #focusLost = false;
  /** Whether the element has been near the viewport; before that it asks for nothing. */
  #near = false;

  /** What the element shows first of all: its state decides on the children, the custom states and `aria-busy`. */
  protected abstract readonly remote: Pick<RemoteController<unknown>, 'state' | 'refreshing' | 'refresh'>;

  readonly #around = new ContextConsumer(this, {
    context: hubContext,
    subscribe: true,
    callback: (context) => {
      this.#context = context?.url;
      this.requestUpdate();
    },
  });

  /** The French sentences that come with the element. */
  protected abstract readonly french: Sentences<Group | 'common' | 'problem'>;

  /** Loads the English ones, those of its parts on demand included: a file of `src/translations/en/elements/`. */
  protected abstract readonly english: () => Promise<Sentences<Group | 'common' | 'problem'>>;

  /** The SDK client for this element's hub and language; undefined until there is a reason to ask. */
  protected get client(): Client | undefined {
    const hub = this.#hubAddress;
    return hub && this.#near && this.#language ? clientFor(hub, this.#language) : undefined;
  }

  /** The language on show or about to be. */
  protected get language(): Language {
    return this.#language ?? 'fr';
  }

  protected get messages(): Sentences<Group | 'common' | 'problem'> {
    return this.#messages ?? this.french;
  }

  get #hubAddress(): string | undefined {
    return this.hub ?? this.#context ?? (this.#awaitsHub ? undefined : kit().hub);
  }

  /** An `<escale-hub>` around us whose definition has not come yet: better to wait than to ask another hub. */
  get #awaitsHub(): boolean {
    return closestAround(this, 'escale-hub:not(:defined)') !== undefined;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Whoever was asked before it was defined gave no answer.
    if (this.#awaitsHub) void customElements.whenDefined('escale-hub').then(() => this.#around.hostConnected());
    this.#readLanguage();
    this.#stopWatching.push(onLanguageChange(this.#readLanguage));
    if (!this.#near)
      this.#stopWatching.push(
        whenNear(this, () => {
          this.#near = true;
          this.requestUpdate();
        }),
      );
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.#stopWatching.splice(0)) stop();
    this.#context = undefined;
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    if (name === 'lang' && this.isConnected) this.#readLanguage();
  }

  protected override update(changed: PropertyValues<this>): void {
    this.#focusLost = this.shadowRoot?.activeElement?.matches('[part=retry]') ?? false;
    super.update(changed);
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    this.#showStates();
    if (this.#isStuck) void this.#learnReasons();
    if (this.#focusLost && !this.shadowRoot?.activeElement) this.#focusBase();
  }

  /** Asks the hub again, for instance after the page's own network error has passed. */
  refresh(): void {
    this.remote.refresh();
  }

  protected override render(): TemplateResult {
    if (!this.#messages) return html`<slot></slot>`;
    const { state } = this.remote;
    return html`<slot ?hidden=${valueOf(state) !== undefined}></slot>
      <div part="base" class="base" lang=${this.language}>
        ${this.#status === 'failed' ? this.renderFailure('error' in state && state.error) : this.renderContent()}
      </div>`;
  }

  /** What is on show while `remote` is idle, loading, ready or stale. */
  protected abstract renderContent(): unknown;

  /** What stands beside the children when there is nothing else to show; no error means that there is no hub. */
  protected renderFailure(error: unknown): unknown {
    return html`<div class="notice" part="failure">
      <p>${this.reason(error)}</p>
      ${error ? this.renderRetry() : nothing}
    </div>`;
  }

  /** A button that asks again, and says while it does. */
  protected renderRetry(
    remote: Pick<RemoteController<unknown>, 'refreshing' | 'refresh'> = this.remote,
  ): TemplateResult {
    const { common } = this.messages;
    const { refreshing } = remote;
    return html`<button type="button" part="retry" aria-disabled=${refreshing} @click=${() => remote.refresh()}>
        ${refreshing ? common.retrying : common.retry}</button
      ><span class="visually-hidden" aria-live="polite">${refreshing ? common.retrying : nothing}</span>`;
  }

  /** The sentence for an error, or for no hub: what happened and what to do next, for a visitor. */
  protected reason(error: unknown): string {
    const { problem, reasons = this.#trouble?.reasons } = this.messages;
    const name = !error ? 'noHub' : isEscaleError(error) ? error.name : 'unexpected';
    // Until the others have come, and when they cannot, the one that is there.
    return name === 'NetworkError' ? problem[name] : (reasons?.[name] ?? problem.NetworkError);
  }

  /** Where the others cannot be had either, `problem` is what there is to say. */
  async #learnReasons(): Promise<void> {
    const known = this.#trouble;
    this.#trouble ??= await import('./trouble.ts').catch(() => undefined);
    if (!this.#trouble) return;
    if (this.#isStuck && !this.#hubAddress) warnOnce(this.#trouble.noHub(this.localName));
    if (!known) this.requestUpdate();
  }

  /** For `RemoteController.onError`: tells the page, and the developer when the fault is ours. */
  protected readonly reportError = (error: unknown): void => {
    if (!isEscaleError(error)) console.error('[escale]', error);
    void this.#learnReasons();
    this.dispatchEvent(new EscaleErrorEvent(error));
  };

  /** There is nobody to ask, and nothing was given to show. */
  get #isStuck(): boolean {
    return this.#near && !this.client && !this.#awaitsHub && this.remote.state.status === 'idle';
  }

  get #status(): Remote<unknown>['status'] {
    return this.#isStuck ? 'failed' : this.remote.state.status;
  }

  readonly #readLanguage = (): void => {
    const language = languageOf(this);
    if (language === this.#language) return;
    this.#language = language;
    const messages = messagesIn(language, this.french, this.english);
    if (!(messages instanceof Promise)) this.#speak(language, messages);
    else
      messages.then(
        (loaded) => this.#speak(language, loaded),
        (error: unknown) => {
          warnOnce(`The sentences of "${language}" could not be loaded; French is shown instead. ${String(error)}`);
          this.#speak(language, this.french);
        },
      );
  };

  #speak(language: Language, messages: Sentences<Group | 'common' | 'problem'>): void {
    if (language !== this.#language) return;
    this.#messages = messages;
    this.requestUpdate();
  }

  #showStates(): void {
    const status = this.#status;
    this.internals.ariaBusy = String(status === 'loading' || this.remote.refreshing);
    const { states } = this.internals;
    try {
      states.clear();
      if (status !== 'idle') states.add(status);
    } catch {
      // Chromium 90 to 124 has no `:state()` and refuses names without two dashes: no custom states there.
    }
  }

  /** The retry button had the focus and is gone: keep the visitor's place instead of sending them to the top. */
  #focusBase(): void {
    const base = this.renderRoot.querySelector<HTMLElement>('[part=base]');
    if (!base) return;
    base.tabIndex = -1;
    base.focus();
  }
}
