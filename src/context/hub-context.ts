import { createContext } from '@lit/context';

/** What `<escale-hub>` gives to everything inside it. Language and theme come by `lang` and by CSS inheritance. */
export interface HubContext {
  /** Address of the hub as written, absolute or relative to the page. */
  readonly url: string;
}

/** `Symbol.for`, so that an element of one copy of the kit finds the `<escale-hub>` of another. */
export const hubContext = createContext<HubContext | undefined>(Symbol.for('escale.hub'));
