/** The asking half of the community's context protocol, with subscriptions. */
import type { LitElement } from './element.ts';

export type Callback = (value: unknown, unsubscribe?: () => void) => void;

/** https://github.com/webcomponents-cg/community-protocols/blob/main/proposals/context.md */
export interface ContextRequest extends Event {
  readonly context: unknown;
  readonly contextTarget: Element;
  readonly callback: Callback;
  readonly subscribe: boolean;
}

/** Asks whoever is around for a value, and hears of each later one. */
export class ContextConsumer {
  readonly #host: LitElement;
  readonly #context: unknown;
  readonly #tell: Callback;
  #unsubscribe: (() => void) | undefined;

  constructor(host: LitElement, { context, callback }: { readonly context: unknown; readonly callback: Callback }) {
    this.#host = host;
    this.#context = context;
    this.#tell = (value, unsubscribe) => {
      // Another provider answers now.
      if (this.#unsubscribe !== unsubscribe) this.#unsubscribe?.();
      callback(value, unsubscribe);
      this.#unsubscribe = unsubscribe;
    };
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.dispatchEvent(
      Object.assign(new Event('context-request', { bubbles: true, composed: true }), {
        context: this.#context,
        contextTarget: this.#host,
        callback: this.#tell,
        subscribe: true,
      }),
    );
  }

  hostDisconnected(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
  }
}
