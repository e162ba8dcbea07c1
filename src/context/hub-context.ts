/**
 * How an element learns of the `<escale-hub>` around it, through shadow roots too: the context protocol of the W3C's
 * Web Components Community Group, so that any other provider or consumer of it can take part.
 */

/** What `<escale-hub>` gives to everything inside it. Language and theme come by `lang` and by CSS inheritance. */
export interface HubContext {
  /** Address of the hub as written, absolute or relative to the page. */
  readonly url: string;
}

/** `Symbol.for`, so that an element of one copy of the kit finds the `<escale-hub>` of another. */
const CONTEXT = Symbol.for('escale.hub');

type Listener = (hub: HubContext | undefined, unsubscribe?: () => void) => void;

/** Extended where it is used: there is no `Event` to extend on a server. */
interface HubRequest extends Event {
  readonly context: unknown;
  readonly callback: Listener;
  readonly subscribe?: boolean;
}

/**
 * Asks for the hub around an element and hears of its changes. Asks once more when `<escale-hub>` is defined, because
 * scripts come in any order.
 * @returns the function that ends it
 */
export function hearOfHub(element: Element, callback: (hub: HubContext | undefined) => void): () => void {
  let over = false;
  let stop: (() => void) | undefined;
  const listener: Listener = (hub, unsubscribe) => {
    if (stop !== unsubscribe) stop?.();
    stop = unsubscribe;
    if (over) stop?.();
    else callback(hub);
  };
  const ask = (): void => {
    if (over || stop) return;
    const request = new Event('context-request', { bubbles: true, composed: true });
    element.dispatchEvent(
      Object.assign(request, { context: CONTEXT, contextTarget: element, callback: listener, subscribe: true }),
    );
  };
  ask();
  void customElements.whenDefined('escale-hub').then(ask);
  return () => {
    over = true;
    stop?.();
  };
}

/**
 * Answers the elements inside `provider`, and tells them of changes.
 * @returns the function to call when the hub has changed
 */
export function provideHub(provider: Element, hub: () => HubContext | undefined): () => void {
  const subscribers = new Map<Listener, () => void>();
  provider.addEventListener('context-request', (event) => {
    const { context, callback, subscribe } = event as HubRequest;
    if (context !== CONTEXT || event.composedPath()[0] === provider) return;
    event.stopPropagation();
    const unsubscribe = (): void => void subscribers.delete(callback);
    if (subscribe) subscribers.set(callback, unsubscribe);
    callback(hub(), subscribe ? unsubscribe : undefined);
  });
  return () => {
    for (const [callback, unsubscribe] of subscribers) callback(hub(), unsubscribe);
  };
}
