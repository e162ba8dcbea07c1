import { number, plural } from './numbers.ts';

/** The map once it is open. */
export const mapView = {
  skip: 'Passer la carte',
  help: 'Flèches pour déplacer la carte, plus et moins pour l’échelle, tabulation pour passer d’un lieu à l’autre.',
  inView: (count: number) =>
    count === 0 ? 'Aucun lieu dans la vue' : `${number(count)} ${plural(count, 'lieu', 'lieux')} dans la vue`,
  number,
  enlargeCluster: (count: number) => `${number(count)} lieux, agrandir`,
  listCluster: (count: number) => `${number(count)} lieux au même endroit, afficher la liste`,
  together: (count: number) => `${number(count)} lieux au même endroit`,
  unnamed: (index: number) => `Lieu ${index}`,
  close: 'Fermer la liste',
  openNow: 'ouvert en ce moment',
  closedNow: 'fermé en ce moment',
  searchHere: 'Chercher dans cette zone',
  zoom: 'Échelle',
  zoomIn: 'Agrandir',
  zoomOut: 'Réduire',
  pan: 'Déplacement',
  north: 'Vers le nord',
  south: 'Vers le sud',
  east: 'Vers l’est',
  west: 'Vers l’ouest',
  fit: 'Voir tous les lieux',
  groundFailed: 'Le fond de carte n’a pas pu être chargé\xa0; les lieux restent à leur place.',
  tilesFrom: (host: string) => `Fond de carte\xa0: ${host}`,
};
