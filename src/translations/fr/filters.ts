import { of, plural } from './numbers.ts';

/** What visitors may change. */
export const filters = {
  kinds: 'Type de lieu',
  openNow: 'Ouvert en ce moment',
  bookable: 'Réservable',
  q: 'Nom, ville, mot',
  search: 'Chercher',
  near: 'Autour d’une commune',
  within: 'Dans un rayon de',
  kilometres: (count: number) => `${count}\xa0km`,
  towns: (count: number) =>
    count === 0 ? 'Aucune commune de ce nom' : `${count} ${plural(count, 'commune', 'communes')}`,
  townsFailed: 'La recherche de communes a échoué.',
  locate: 'Autour de moi',
  locating: 'Recherche de votre position…',
  here: 'ma position',
  around: (name: string) => `Autour ${of(name)}`,
  forget: (what: string) => `Retirer\xa0: ${what}`,
  denied: 'Votre navigateur n’a pas donné votre position. Vous pouvez chercher autour d’une commune.',
  unavailable: 'Votre position n’a pas pu être trouvée. Vous pouvez chercher autour d’une commune.',
};
