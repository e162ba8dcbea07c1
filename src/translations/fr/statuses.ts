import type { PlaceStatus } from '../../../sdk/contract/index.ts';

/** Why a place is not to be visited. */
export const statuses: Record<Exclude<PlaceStatus, 'open'>, string> = {
  planned: 'Ce lieu n’est pas encore ouvert.',
  paused: 'Ce lieu a suspendu son accueil.',
  closed: 'Ce lieu a fermé.',
};
