/** Stands in the kit for the package `@lit/context`: see tools/own-lit.mjs. */
export { ContextConsumer } from './context-consumer.ts';
export { ContextProvider } from './context-provider.ts';

export const createContext = <T>(key: T): T => key;
