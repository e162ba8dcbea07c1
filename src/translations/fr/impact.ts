import { number, plural } from './numbers.ts';

const people = (count: number): string => number(count);

/** The CO2 counter before its computation is asked for. */
export const impact = {
  title: 'CO2 épargné',
  /** The French abbreviates nothing here: a town hall reads it aloud. */
  range: (about: string, low: string, high: string, unit: string) =>
    `environ ${about}\xa0${unit}, entre ${low} et ${high}`,
  noSaving: 'Pas d’économie mesurée',
  noSavingRange: (low: string, high: string, unit: string) => `le bilan est compris entre ${low} et ${high}\xa0${unit}`,
  ofCo2: 'de CO2 équivalent',
  units: { g: 'g', kg: 'kg', t: 't' },
  quarter: (count: string, year: string) => `${count === '1' ? '1er' : `${count}e`} trimestre ${year}`,
  year: (year: string) => `année ${year}`,
  visits: (count: number) => `${number(count)} ${plural(count, 'visite', 'visites')}`,
  coverage: (percent: number) => `trajets connus pour ${percent}\xa0% des visites`,
  widened: (asked: string, least: number) =>
    `Moins de ${people(least)} personnes ont dit leur trajet pour ${asked}\xa0: voici le chiffre d’un ensemble plus large.`,
  network: (name: string) => `le réseau ${name}`,
  notEnough: 'Pas encore assez de visites',
  notEnoughText: (least: number) =>
    `Un chiffre paraît quand ${people(least)} personnes au moins ont dit leur trajet sur un trimestre entier. En dessous, il dirait le trajet de quelqu’un.`,
  notYet: 'Ce chiffre paraîtra après la fin de la période.',
  demonstration: 'Démonstration\xa0: visites inventées pour l’exemple',
  how: 'Comment c’est calculé',
  loadingHow: 'Chargement du calcul…',
  perimeter:
    'Énergie des trajets, amont compris, sans la construction des véhicules. Le trajet vers le lieu est toujours retranché.',
  stale: (when: string) => `Chiffre reçu ${when}\xa0: la mise à jour a échoué.`,
  unknownPlace: (id: string) => `Aucun lieu ne porte l’identifiant «\xa0${id}\xa0».`,
  unknownTerritory: (name: string) => `Aucun territoire unique ne s’appelle «\xa0${name}\xa0».`,
};
