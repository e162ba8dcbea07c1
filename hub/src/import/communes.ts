import type { Territory } from '../../../sdk/contract/index.ts';
import type { Locator } from '../places/row.ts';
import { nameKey } from '../territories/names.ts';

/** The part of the hub's territories that an import needs. */
export interface Communes extends Locator {
  /** The departement a postal code delivers to. */
  departementOf(postalCode: string): string | undefined;
  /** The communes it delivers to. */
  communesOf(postalCode: string): readonly Territory[];
}

/**
 * INSEE code of the commune that a postal code and a name leave no doubt about.
 * @returns undefined unless exactly one commune of that postal code bears that name
 */
export function communeOf(communes: Communes, postalCode: string, city: string): string | undefined {
  const name = withoutArticle(city.replace(/\bcedex\b.*$/i, ''));
  const [only, ...others] = communes
    .communesOf(postalCode)
    .filter((territory) => withoutArticle(territory.name) === name)
    .map((territory) => territory.code.replace('commune:', ''));
  return others.length === 0 ? only : undefined;
}

/** « Puy-en-Velay » is said for « Le Puy-en-Velay »; within one postal code that leaves no doubt. */
const withoutArticle = (name: string): string => nameKey(name).replace(/^(?:le|la|les|l) /, '');
