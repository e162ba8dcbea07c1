import { assumed } from './assumption-values.ts';
import { factorSet } from './factors.ts';
import { sources, type Source } from './sources.ts';

/** A figure that is chosen, not measured here; changed by whoever sees it better. */
export interface Assumption {
  readonly id: string;
  readonly value: number;
  /** The bounds that the range follows; absent when nothing is computed from them. */
  readonly low?: number;
  readonly high?: number;
  readonly unit: string;
  readonly source: Source;
  readonly note: { readonly fr: string; readonly en: string };
  /** ISO 8601 day by which it is to be looked at again. */
  readonly reviewBy: string;
}

const { reviewBy } = factorSet;

export const assumptions = {
  rebound: {
    id: 'rebound',
    ...assumed.rebound,
    unit: '1',
    source: sources.teleworkStudies,
    note: {
      fr: 'Part de l’économie reprise par d’autres trajets et usages. Mesurée pour le télétravail à domicile, pas pour les tiers-lieux.',
      en: 'Share of the saving that other trips and uses take back. Measured for telework from home, not for third places.',
    },
    reviewBy,
  },
  'distance-stated': {
    id: 'distance-stated',
    value: assumed.distanceStated,
    unit: '%',
    source: sources.project,
    note: {
      fr: 'Incertitude d’une distance donnée en kilomètres.',
      en: 'Uncertainty of a distance given in kilometres.',
    },
    reviewBy,
  },
  'distance-communes': {
    id: 'distance-communes',
    value: assumed.distanceCommunes,
    unit: '%',
    source: sources.project,
    note: {
      fr: 'Incertitude d’une distance à vol d’oiseau entre les centres de deux communes.',
      en: 'Uncertainty of a distance between the centres of two communes, as the crow flies.',
    },
    reviewBy,
  },
  'place-energy': {
    id: 'place-energy',
    ...assumed.placeEnergy,
    unit: 'g/visit',
    source: sources.project,
    note: {
      fr: 'Énergie du lieu pour une présence : 196 kWh/m² par an, 10 m² par personne, 230 jours, électricité à 51,9 g/kWh (Nos Gestes Climat). Non mesurée dans chaque lieu : comptée de zéro au double.',
      en: 'Energy of the place for one presence: 196 kWh/m² a year, 10 m² a person, 230 days, electricity at 51.9 g/kWh (Nos Gestes Climat). Not measured in each place: counted from nothing to twice as much.',
    },
    reviewBy,
  },
  'weeks-per-year': {
    id: 'weeks-per-year',
    value: assumed.weeksPerYear,
    unit: 'weeks',
    source: sources.impactCo2,
    note: {
      fr: 'Semaines travaillées dans une année : 52, moins 5 de congés et 1 de jours fériés.',
      en: 'Weeks worked in a year: 52, less 5 of leave and 1 of public holidays.',
    },
    reviewBy,
  },
  'trip-time': {
    id: 'trip-time',
    value: assumed.tripTime,
    unit: '%',
    source: sources.project,
    note: {
      fr: 'Incertitude d’une durée estimée d’après la distance et une vitesse moyenne.',
      en: 'Uncertainty of a duration estimated from the distance and a mean speed.',
    },
    reviewBy,
  },
} as const satisfies Readonly<Record<string, Assumption>>;

export type AssumptionId = keyof typeof assumptions;

/** Kilograms of CO2 equivalent: energy of vehicles and buildings, upstream included (Nos Gestes Climat, 4.10.2). */
export const energy = {
  electricityPerKwh: 0.0519,
  gasPerKwh: 0.215,
  heatNetworkPerKwh: 0.113,
  dieselPerLitre: 3.07,
  petrolPerLitre: 2.7,
  e85PerLitre: 1.11,
  lpgPerLitre: 1.86,
} as const;
