import { nameKey } from '../../territories/names.ts';
import { weekdays } from '../normalise/hours.ts';
import type { TableMap } from './schema.ts';

type TextField = Exclude<
  keyof TableMap['fields'],
  'kinds' | 'status' | 'openingHours' | 'teleworkSpot' | 'amenities' | 'accessibility' | 'desks'
>;

/** Words that name a field in the tables people keep, in the order in which they are tried. */
const names: readonly (readonly [TextField, RegExp])[] = [
  ['id', /^(?:id|identifiant|n|no|numero|ref|reference|code)$/],
  ['name', /^(?:nom|nom du lieu|nom de la structure|lieu|intitule|denomination|libelle|name)\b/],
  ['street', /^(?:adresse|rue|voie|street|address)\b/],
  ['complement', /^(?:complement|batiment|complement d adresse)\b/],
  ['postalCode', /^(?:cp|code postal|postal code|zip)$/],
  ['city', /^(?:ville|commune|localite|nom de la commune|city|town)$/],
  ['inseeCode', /^(?:insee|code insee|code commune|insee com)\b/],
  ['lat', /^(?:lat|latitude|y)$/],
  ['lon', /^(?:lon|lng|long|longitude|x)$/],
  ['position', /^(?:coordonnees|coordonnees gps|gps|geolocalisation|position|geo point)\b/],
  ['phone', /^(?:tel|telephone|phone)\b/],
  ['email', /^(?:mail|e mail|email|courriel|adresse mail)\b/],
  ['website', /^(?:site|site web|site internet|web|url|lien|website)\b/],
  ['summary', /^(?:resume|accroche|summary)\b/],
  ['description', /^(?:description|presentation|commentaire|commentaires|remarques?)\b/],
  ['siret', /^siret\b/],
];
/** The field that a word of the tables people keep stands for. */
export const fieldNamed = (word: string): string | undefined =>
  names.find(([, pattern]) => pattern.test(nameKey(word)))?.[0];

const dayNames = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'];

/** A first map for a table, guessed from the names of its columns. What is not recognised is left out. */
export function proposeMap(header: readonly string[]): TableMap {
  const left = new Set(header.filter((name) => name !== ''));
  const take = (pattern: RegExp): string | undefined => {
    const found = [...left].find((name) => pattern.test(nameKey(name)));
    if (found !== undefined) left.delete(found);
    return found;
  };
  const texts = Object.fromEntries(
    names.flatMap(([field, pattern]) => {
      const column = take(pattern);
      return column === undefined ? [] : [[field, column]];
    }),
  ) as Partial<Record<TextField, string>>;
  const days = Object.fromEntries(
    weekdays.flatMap((day, index) => {
      const column = take(new RegExp(`\\b${dayNames[index] ?? ''}\\b`));
      return column === undefined ? [] : [[day, column]];
    }),
  );
  const hours = Object.keys(days).length > 0 ? { days } : take(/^(?:horaires?|heures?|opening hours|ouverture)\b/);
  return {
    platform: 'ma-liste',
    always: { kinds: ['third-place'] },
    fields: { ...texts, name: texts.name ?? header[0] ?? '', ...(hours === undefined ? {} : { openingHours: hours }) },
  };
}
