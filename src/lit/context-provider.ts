import type { Callback, ContextRequest } from './context-consumer.ts';
import type { LitElement } from './element.ts';

/** Gives a value to those inside of its host who ask for it, and each later value to them. */
export class ContextProvider {
  readonly #subscriptions = new Map<Callback, () => void>();
  #value: unknown;

  constructor(host: LitElement, { context }: { readonly context: unknown }) {
    host.addEventListener('context-request', (event) => {
      const request = event as ContextRequest;
      if (request.context !== context || request.contextTarget === host) return;
      request.stopPropagation();
      const { callback } = request;
      const unsubscribe = this.#subscriptions.get(callback) ?? (() => this.#subscriptions.delete(callback));
      this.#subscriptions.set(callback, unsubscribe);
      callback(this.#value, unsubscribe);
    });
  }

  setValue(value: unknown): void {
    this.#value = value;
    for (const [callback, unsubscribe] of this.#subscriptions) callback(value, unsubscribe);
  }
}
