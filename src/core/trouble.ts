/** What elements load when something went wrong, and only then. */
export { readAnswer, retry } from '../../sdk/trouble.ts';
export { reasons } from '../translations/fr/reasons.ts';
