import type { z } from 'zod';
import type { OperationName, operations } from '../../../../sdk/contract/index.ts';

type Shape<S> = S extends z.ZodObject ? keyof z.output<S> & string : never;
type Part<O, K extends PropertyKey> = K extends keyof O ? O[K] : undefined;
type Parameters<O> = Shape<Part<O, 'params'>> | Shape<Part<O, 'query'>>;

/** The French of the reference. The contract speaks English; a parameter without French is a type error. */
export type FrenchReference = {
  readonly [O in OperationName]: {
    readonly summary: string;
    readonly parameters: Readonly<Record<Parameters<(typeof operations)[O]>, string>>;
  };
};

const filters = {
  bbox: 'Rectangle « ouest,sud,est,nord » en degrés. Un ouest plus grand que l’est franchit l’antiméridien.',
  near: 'Point « latitude,longitude » en degrés ; les plus proches d’abord.',
  radius: 'Mètres autour de near, de 1 à 500 000. Demande near.',
  territory:
    'commune:35238, departement:35, region:53, epci:243500139, un code seul, ou un nom que porte un seul territoire.',
  kind: 'L’un de ces types de lieu.',
  label: 'Porte aujourd’hui l’un de ces labels.',
  amenity: 'Offre tous ces équipements.',
  bookable: 'Seulement les lieux qui se réservent, ici ou sur la plateforme de l’exploitant.',
  'telework-spot': 'Seulement les lieux qui déclarent un spot de télétravail.',
  'open-at': '« now » ou un instant dans les 30 jours à venir ; les lieux aux horaires inconnus sont laissés de côté.',
  q: 'Mots du nom, de la ville ou du résumé ; les accents et une faute de frappe sont pardonnés.',
  id: 'Seulement ces lieux.',
} as const;

export const french: FrenchReference = {
  getNetwork: { summary: 'Le réseau : nom, langues, adresses et responsable des données', parameters: {} },
  searchPlaces: {
    summary: 'Chercher des lieux, page par page',
    parameters: {
      ...filters,
      sort: 'Ordre. Par défaut : relevance avec q, distance avec near, sinon name.',
      limit: 'Lieux par page, de 1 à 100 ; 20 par défaut.',
      cursor: 'Repris de links.next de la page précédente ; les autres filtres restent les mêmes.',
    },
  },
  getMap: { summary: 'Tous les lieux trouvés à la fois, en colonnes, pour une carte', parameters: filters },
  getPlace: {
    summary: 'Un lieu',
    parameters: { id: 'Identifiant court, public et stable ; le dernier caractère est une clé de contrôle.' },
  },
  searchTerritories: {
    summary: 'Communes, EPCI, départements et régions, par nom ou par code',
    parameters: {
      q: 'Début d’un nom, ou code ; les accents sont pardonnés.',
      type: 'Seulement ces types de territoire.',
      limit: 'De 1 à 50 ; 10 par défaut.',
    },
  },
};
