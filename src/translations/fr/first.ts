import type { Kind } from '../../../sdk/contract/index.ts';
import { number } from './numbers.ts';
import { statuses } from './statuses.ts';

export { common, problem } from './common.ts';
export { opening } from './opening.ts';
export { statuses } from './statuses.ts';

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

export const place = {
  statuses,
  distance: (metres: number) =>
    metres < 950
      ? `à ${number(Math.round(metres / 50) * 50)}\xa0m`
      : `à ${(metres / 1000).toLocaleString('fr', { maximumFractionDigits: metres < 9950 ? 1 : 0 })}\xa0km`,
};
