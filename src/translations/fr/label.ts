import type { LabelStatus } from '../../../sdk/contract/index.ts';
import { statuses } from './statuses.ts';

const states: Record<LabelStatus, (until: string | null) => string> = {
  granted: (until) => (until ? `Valable jusqu’au ${until}` : 'Valable, sans date de fin'),
  suspended: () => 'Suspendu',
  expired: (until) => (until ? `Expiré\xa0: il valait jusqu’au ${until}` : 'Expiré'),
  revoked: () => 'Retiré',
};

/** What a badge says of labels before its details are asked for. */
export const label = {
  states,
  statuses,
  otherState: 'État à vérifier sur la page du label',
  by: (issuer: string) => `Décerné par ${issuer}`,
  noPlace: 'Aucun lieu n’est indiqué.',
  unknownPlace: (id: string) => `Aucun lieu ne porte l’identifiant «\xa0${id}\xa0».`,
  none: 'Ce lieu n’a aucun label.',
  lacks: 'Ce lieu n’a pas le label demandé.',
  teleworkSpot: 'Accueil du télétravail',
  declared: 'Déclaré par le lieu lui-même\xa0: personne ne l’a vérifié.',
  checked: (day: string, time: string) => `Vérifié le ${day} à ${time}`,
  checking: 'Vérification en cours…',
  unverifiable: 'Les labels de ce lieu ne peuvent pas être vérifiés pour le moment.',
  lastChecked: (day: string, time: string) => `Dernière vérification le ${day} à ${time}.`,
  more: 'Critères et preuves',
  page: 'Page publique et historique',
};
