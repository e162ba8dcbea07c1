import type { Language } from '../../http/language.ts';

/** The sentences of the embed pages. Those about places come from the kit's translations. */
const fr = {
  by: (network: string) => `Réseau ${network}`,
  whole: 'En pleine page',
  count: (count: number) =>
    count === 0 ? 'Aucun lieu ne correspond.' : count === 1 ? 'Un lieu' : `${count.toLocaleString('fr')}\xa0lieux`,
  next: 'Lieux suivants',
  first: 'Revenir au début',
  stale: 'La liste a changé entre-temps',
  staleText: 'Cette page de la liste n’existe plus. Reprenez-la au début.',
  details: (name: string) => `La page de ${name}`,
  book: (name: string) => `Réserver\xa0: ${name}`,
  bookHere: (name: string) => `Voir les disponibilités et réserver à ${name}`,
  labelsOf: (name: string) => `Labels de ${name}`,
  noLabel: 'Aucun label n’est enregistré pour ce lieu.',
  simulator:
    'Temps, argent et CO2 d’une année de trajets, avec leurs fourchettes. Le calcul se fait dans cette page et a besoin de JavaScript.',
  noPlace: 'Ce lieu n’est pas dans le réseau',
  noPlaceText: (id: string) =>
    `Aucun lieu ne porte l’identifiant «\xa0${id}\xa0». Vérifiez l’adresse qui a été collée dans la page.`,
  placeMissing: 'Il manque l’identifiant du lieu',
  placeMissingText: 'Ajoutez-le à l’adresse, par exemple\xa0: ?place=1002M',
  noWidget: 'Ce contenu n’existe pas',
  noWidgetText: (known: string) => `Contenus à intégrer\xa0: ${known}.`,
  away: 'Le réseau de lieux ne peut pas répondre pour le moment',
  awayText: 'Réessayez dans un instant.',
  faults: 'Paramètres laissés de côté',
  fault: (name: string, detail: string) => `${name}\xa0: ${detail}`,
  allPlaces: 'Tous les lieux du réseau',
  leave: 'Cette page ne peut pas ouvrir de lien. Voici l’adresse :',
  call: 'Cette page ne peut pas appeler. Voici le numéro :',
};

export type EmbedWords = typeof fr;

const en: EmbedWords = {
  by: (network) => `${network} network`,
  whole: 'Full page',
  count: (count) =>
    count === 0 ? 'No place matches.' : count === 1 ? 'One place' : `${count.toLocaleString('en')} places`,
  next: 'More places',
  first: 'Back to the start',
  stale: 'The list has changed meanwhile',
  staleText: 'This page of the list is no longer there. Start it again.',
  details: (name) => `The page of ${name}`,
  book: (name) => `Book: ${name}`,
  bookHere: (name) => `See what is free and book at ${name}`,
  labelsOf: (name) => `Labels of ${name}`,
  noLabel: 'No label is on record for this place.',
  simulator:
    'Time, money and CO2 of a year of trips, with their ranges. The computation is made in this page and needs JavaScript.',
  noPlace: 'This place is not in the network',
  noPlaceText: (id) => `No place has the id “${id}”. Check the address that was pasted into the page.`,
  placeMissing: 'The id of the place is missing',
  placeMissingText: 'Add it to the address, for instance: ?place=1002M',
  noWidget: 'There is no such content',
  noWidgetText: (known) => `What can be embedded: ${known}.`,
  away: 'The network of places cannot answer at the moment',
  awayText: 'Try again in a moment.',
  faults: 'Parameters left out',
  fault: (name, detail) => `${name}: ${detail}`,
  allPlaces: 'All places of the network',
  leave: 'This page cannot open links. Here is the address:',
  call: 'This page cannot make calls. Here is the number:',
};

export const embedWords: Readonly<Record<Language, EmbedWords>> = { fr, en };
