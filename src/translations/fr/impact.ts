import { number, plural } from './numbers.ts';

/** The CO2 counter before its computation is asked for. */
export const impact = {
  title: 'CO2 épargné',
  about: (value: string) => `environ ${value}`,
  between: (low: string, high: string) => `entre ${low} et ${high}`,
  ofCo2: 'de CO2 équivalent',
  noSaving: 'Pas d’économie mesurée',
  balance: (low: string, high: string) => `bilan entre ${low} et ${high}`,
  quarter: (count: string, year: string) => `${count === '1' ? '1er' : `${count}e`} trimestre ${year}`,
  year: (year: string) => `année ${year}`,
  visits: (count: number) => `${number(count)} ${plural(count, 'visite', 'visites')}`,
  coverage: (percent: number) => `trajet connu pour ${percent}\xa0% d’entre elles`,
  widened: (asked: string, least: number) =>
    `${asked}\xa0: moins de ${least} personnes ont dit leur trajet. Voici donc un ensemble plus large.`,
  partial: '\xa0; les autres ne sont pas dans ce chiffre',
  kilometres: (about: string) => `Kilomètres évités\xa0: environ ${about}`,
  network: (name: string) => (/^réseau\b/i.test(name) ? name : `Réseau ${name}`),
  notEnough: 'Pas encore assez de visites',
  notEnoughText: (least: number) =>
    `Un chiffre paraît quand au moins ${least} personnes ont dit leur trajet sur un trimestre entier\xa0; en dessous, il trahirait celui de quelqu’un.`,
  reference: (rebound: string, factors: string, model: string) =>
    `Énergie des trajets, amont compris, sans la construction des véhicules. Référence\xa0: le trajet que chaque personne aurait fait. Trajet jusqu’au lieu et effet rebond (${rebound}\xa0%) déduits. Facteurs ${factors}, modèle ${model}.`,
  demonstration: 'Démonstration\xa0: visites inventées',
  how: 'Comment c’est calculé',
  quarters: 'Trimestre par trimestre',
  stale: 'La mise à jour a échoué\xa0: ce chiffre est celui d’avant.',
  unknown: 'Ce lieu, ce territoire ou cette période n’existe pas.',
};
