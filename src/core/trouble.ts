/** What elements load when something went wrong, and only then. */
export { readAnswer, retry } from '../../sdk/trouble.ts';
export { reasons } from '../translations/fr/reasons.ts';

/** For the developer of a page. @param tag of the element that has nobody to ask */
export const noHub = (tag: string): string =>
  `<${tag}> does not know its hub. Give it hub="https://…", put it inside <escale-hub url="https://…">, ` +
  'or load the kit from a hub.';
