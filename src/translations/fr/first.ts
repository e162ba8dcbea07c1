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

export const opening = {
  openUntil: (when: string) => `Ouvert jusqu’à ${when}`,
  openAlways: 'Ouvert',
  closedUntil: (when: string) => `Fermé, ouvre ${when}`,
  closed: 'Fermé',
  unknown: 'Horaires non communiqués',
  uncertain: 'Ouverture à confirmer auprès du lieu',
  /** A moment seen from today; `day` is absent today, `tomorrow`, or the name or date of a day. */
  at: (time: string, day?: string) => (day ? `${day} à ${time}` : `à ${time}`),
  until: (time: string, day?: string) => (day ? `${day}, ${time}` : time),
  tomorrow: 'demain',
  onDate: (date: string) => `le ${date}`,
};

export const place = {
  statuses,
  distance: (metres: number) =>
    metres < 950
      ? `à ${number(Math.round(metres / 50) * 50)}\xa0m`
      : `à ${(metres / 1000).toLocaleString('fr', { maximumFractionDigits: metres < 9950 ? 1 : 0 })}\xa0km`,
};
