import type { Territory, TerritoryType } from '../../../sdk/contract/index.ts';
import type { Locator } from '../places/row.ts';
import { nameKey } from '../territories/names.ts';

/** The part of the hub's territories that an import needs. */
export interface Communes extends Locator {
  /** The departement a postal code delivers to. */
  departementOf(postalCode: string): string | undefined;
  search(text: string, types: readonly TerritoryType[], limit: number): { items: readonly Territory[] };
}

/**
 * INSEE code of the commune that a postal code and a name leave no doubt about.
 * @returns undefined unless exactly one commune of that postal code bears that name
 */
export function communeOf(communes: Communes, postalCode: string, city: string): string | undefined {
  const name = withoutArticle(city.replace(/\bcedex\b.*$/i, ''));
  const found = communes
    .search(postalCode, ['commune'], 50)
    .items.filter((territory) => withoutArticle(territory.name) === name)
    .map((territory) => territory.code.replace('commune:', ''));
  // A search by text may find a name as well as a postal code: the postal code has to fit.
  const [only, ...others] = found.filter(
    (code) => communes.locate(code)?.departement === communes.departementOf(postalCode),
  );
  return others.length === 0 ? only : undefined;
}

/** « Puy-en-Velay » is said for « Le Puy-en-Velay »; within one postal code that leaves no doubt. */
const withoutArticle = (name: string): string => nameKey(name).replace(/^(?:le|la|les|l) /, '');
