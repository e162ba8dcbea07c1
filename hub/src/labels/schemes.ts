import type { Label } from '../../../sdk/contract/index.ts';

/** A label scheme as a network writes it down. */
export interface SchemeDraft extends Label {
  /** Role address that is written to before a grant ends; never published. */
  readonly issuerEmail?: string | null;
}

/**
 * The label schemes that the network knows from the start. What an issuer has not published, or where it has, and
 * nobody here knows for certain, is null.
 */
export const labelSchemes: readonly SchemeDraft[] = [
  {
    id: 'mon-autre-bureau',
    name: { fr: 'mon autre BUREAU', en: null },
    issuer: { name: 'mon autre BUREAU', url: null },
    charter: null,
    months: null,
    criteria: [
      {
        id: 'open-to-all',
        sentence: { fr: 'Ouvert à tous', en: 'Open to all' },
      },
      {
        id: 'connected',
        sentence: {
          fr: 'Connecté\xa0: à internet et aux nouvelles du territoire',
          en: 'Connected: to the internet and to local news',
        },
      },
      {
        id: 'animated',
        sentence: {
          fr: 'Animé\xa0: une personne est là pour accueillir, orienter et mettre en relation',
          en: 'Animated: a person is there to welcome, orient and put in touch',
        },
      },
    ],
  },
  {
    id: 'relais-d-entreprises',
    name: { fr: 'Relais d’Entreprises', en: null },
    issuer: { name: 'Relais d’Entreprises', url: 'https://relais-entreprises.fr/' },
    charter: null,
    months: null,
    criteria: null,
  },
  {
    id: 'fabrique-de-territoire',
    name: { fr: 'Fabrique de territoire', en: null },
    issuer: {
      name: 'Agence nationale de la cohésion des territoires',
      url: 'https://agence-cohesion-territoires.gouv.fr/',
    },
    charter: null,
    months: null,
    criteria: null,
  },
  {
    id: 'tiers-lieux-grand-est',
    name: { fr: 'Tiers-Lieux Grand Est', en: null },
    issuer: { name: 'Région Grand Est', url: 'https://label-tiers-lieux.grandest.fr/' },
    charter: 'https://label-tiers-lieux.grandest.fr/presentation-du-label-tiers-lieux-grand-est/presentation-du-label',
    months: null,
    criteria: [
      {
        id: 'open-three-months',
        sentence: { fr: 'Ouvert depuis au moins trois mois', en: 'Open for three months or more' },
      },
      {
        id: 'three-days-or-thirty-hours',
        sentence: {
          fr: 'Ouvert au moins trois jours ou trente heures par semaine',
          en: 'Open at least three days or thirty hours a week',
        },
      },
      {
        id: 'two-services',
        sentence: {
          fr: 'Au moins deux services sur les huit de la charte\xa0: télétravail, coworking, fablab, médiation numérique, médiation culturelle, rencontres et débats, transition écologique, convivialité',
          en: 'At least two of the charter’s eight services: telework, coworking, fablab, digital mediation, cultural mediation, meetings and debates, ecological transition, conviviality',
        },
      },
    ],
  },
];
