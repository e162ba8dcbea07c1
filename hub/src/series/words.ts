import type { Language } from '../http/language.ts';

const fr = {
  booked: {
    title: 'Vos réservations de chaque semaine',
    lead: (place: string, count: number): string =>
      `${place} vous attend\xa0: ${count === 1 ? 'une date est réservée' : `${count} dates sont réservées`} à votre nom. Le fichier joint ${count === 1 ? 'l’ajoute' : 'les ajoute toutes'} à votre agenda.`,
  },
  /** A fact that holds for one date. */
  each: (fact: string): string => `${fact} par date`,
  eachDate: 'Chaque date, à voir ou à annuler par son lien',
  cancelled: {
    some: 'Des dates sont annulées',
    all: 'Vos réservations de chaque semaine sont annulées',
    lead: (place: string): string =>
      `Chez ${place}, voici ce qui vaut désormais. Le fichier joint met votre agenda à jour\xa0; vous n’avez rien d’autre à faire.`,
    gone: 'Annulé',
    still: 'Toujours réservé',
  },
  privacy: (days: number): string =>
    `Votre nom et votre adresse ne servent qu’à ces réservations. Ils sont effacés ${days} jours après chacune, ou plus tôt depuis sa page.`,
  left: {
    title: 'Réservations de chaque semaine annulées',
    lead: 'La personne a annulé ces dates\xa0; les places sont de nouveau libres.',
  },
};

const en: typeof fr = {
  booked: {
    title: 'Your weekly bookings',
    lead: (place, count) =>
      `${place} is expecting you: ${count === 1 ? 'one date is booked' : `${count} dates are booked`} in your name. The attached file adds ${count === 1 ? 'it' : 'them all'} to your calendar.`,
  },
  each: (fact) => `${fact} for each date`,
  eachDate: 'Each date, to see or to cancel by its link',
  cancelled: {
    some: 'Some dates are cancelled',
    all: 'Your weekly bookings are cancelled',
    lead: (place) =>
      `At ${place}, this is what holds from now on. The attached file updates your calendar; there is nothing else to do.`,
    gone: 'Cancelled',
    still: 'Still booked',
  },
  privacy: (days) =>
    `Your name and address serve these bookings only. They are erased ${days} days after each, or sooner from its page.`,
  left: {
    title: 'Weekly bookings cancelled',
    lead: 'The person cancelled these dates; the seats are free again.',
  },
};

export const seriesWords: Readonly<Record<Language, typeof fr>> = { fr, en };
