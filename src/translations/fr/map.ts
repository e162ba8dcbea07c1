import { number, plural } from './numbers.ts';

/** The list and the map: what is there before the map is opened. */
export const map = {
  count: (count: number) => (count === 0 ? 'Aucun lieu' : `${number(count)} ${plural(count, 'lieu', 'lieux')}`),
  list: 'Liste',
  map: 'Carte',
  view: 'Affichage',
  region: 'Carte des lieux',
  filters: 'Filtres',
  clear: 'Effacer les filtres',
  inArea: 'Dans la zone choisie sur la carte',
  empty: 'Aucun lieu ne correspond à cette recherche.',
  more: 'Afficher la suite',
  shown: (shown: number, total: number) => `${number(shown)} lieux affichés sur ${number(total)}`,
  moreFailed: 'La suite n’a pas pu être chargée.',
  stale: 'Ces lieux ne sont peut-être plus à jour\xa0: la mise à jour a échoué.',
  back: 'Retour à la liste',
  backToMap: 'Retour à la carte',
  bookable: 'Réservable',
  show: 'Afficher la carte',
  ask:
    'Le fond de carte est servi par l’IGN, l’institut géographique national (Géoplateforme). Si vous l’affichez, l’IGN reçoit votre adresse IP et ' +
    'la zone que vous regardez, et rien d’autre.',
  failed: 'La carte n’a pas pu être chargée. La liste contient les mêmes lieux.',
};
