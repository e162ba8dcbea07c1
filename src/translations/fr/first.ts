import type { Kind, PlaceStatus } from '../../../sdk/contract/index.ts';
import { number } from './numbers.ts';

export { common, problem } from './common.ts';

/** What is said of any place. */
export const kinds: Record<Kind, string> = {
  coworking: 'Espace de coworking',
  'media-library': 'Médiathèque',
  'third-place': 'Tiers-lieu',
  fablab: 'Fablab',
  'town-hall': 'Mairie',
  cafe: 'Café',
  'business-centre': 'Centre d’affaires',
  'digital-centre': 'Espace public numérique',
  'service-house': 'France services',
  other: 'Autre lieu',
};

export const statuses: Record<Exclude<PlaceStatus, 'open'>, string> = {
  planned: 'Ce lieu n’est pas encore ouvert.',
  paused: 'Ce lieu a suspendu son accueil.',
  closed: 'Ce lieu a fermé.',
};

/** What changes when, as seen from today: a weekday within a week, a date after that. */
type Change = Record<'today' | 'tomorrow' | 'weekday' | 'date', (time: string, day: string) => string>;

const openUntil: Change = {
  today: (time) => `Ouvert jusqu’à ${time}`,
  tomorrow: (time) => `Ouvert jusqu’à demain, ${time}`,
  weekday: (time, day) => `Ouvert jusqu’à ${day}, ${time}`,
  date: (time, day) => `Ouvert jusqu’au ${day}, ${time}`,
};

const closedUntil: Change = {
  today: (time) => `Fermé, ouvre à ${time}`,
  tomorrow: (time) => `Fermé, ouvre demain à ${time}`,
  weekday: (time, day) => `Fermé, ouvre ${day} à ${time}`,
  date: (time, day) => `Fermé, ouvre le ${day} à ${time}`,
};

export const opening = {
  openUntil,
  closedUntil,
  openAlways: 'Ouvert',
  closed: 'Fermé',
  unknown: 'Horaires non communiqués',
  uncertain: 'Ouverture à confirmer auprès du lieu',
  /** A day with a time or a period of it: « lundi 23 novembre, 9 h ». */
  moment: (time: string, day: string) => `${day}, ${time}`,
};

export const place = {
  statuses,
  distance: (metres: number) =>
    metres < 950
      ? `à ${number(Math.round(metres / 50) * 50)}\xa0m`
      : `à ${(metres / 1000).toLocaleString('fr', { maximumFractionDigits: metres < 9950 ? 1 : 0 })}\xa0km`,
};
