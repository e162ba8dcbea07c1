import type { CriterionState, GrantAction, LabelStatus } from '../../../sdk/contract/index.ts';

const states: Record<LabelStatus, (until: string | null) => string> = {
  granted: (until) => (until ? `Valable jusqu’au ${until}` : 'Valable, sans date de fin'),
  suspended: () => 'Suspendu',
  expired: (until) => (until ? `Expiré\xa0: il valait jusqu’au ${until}` : 'Expiré'),
  revoked: () => 'Retiré',
};

/** What a badge says of labels before its details are asked for. */
export const label = {
  states,
  otherState: 'État à vérifier sur la page du label',
  by: 'Décerné par',
  noPlace: 'Aucun lieu n’est indiqué.',
  unknownPlace: (id: string) => `Aucun lieu ne porte l’identifiant «\xa0${id}\xa0».`,
  none: 'Ce lieu n’a aucun label.',
  lacks: 'Ce lieu n’a pas le label demandé.',
  teleworkSpot: 'Spot télétravail',
  declared: 'Déclaré par le lieu lui-même\xa0: personne ne l’a vérifié.',
  checked: (when: string) => `Vérifié à ${when}`,
  checking: 'Vérification en cours…',
  unverifiable: 'Les labels de ce lieu ne peuvent pas être vérifiés pour le moment.',
  lastChecked: (when: string) => `Dernière vérification\xa0: ${when}.`,
  more: 'Critères et preuves',
  page: 'Page publique et historique',
};

const criterionStates: Record<CriterionState, string> = {
  proved: 'Prouvé',
  declared: 'Déclaré par le lieu',
  missing: 'Non établi',
};

const actions: Record<GrantAction, string> = {
  recorded: 'Enregistré d’après une liste',
  granted: 'Accordé',
  renewed: 'Renouvelé',
  checked: 'Critères contrôlés',
  suspended: 'Suspendu',
  reinstated: 'Rétabli',
  revoked: 'Retiré',
  withdrawn: 'N’est plus dans la liste',
};

/** Criteria, evidence and history, when somebody asks for them. */
export const labelDetails = {
  criteria: 'Critères',
  criterionStates,
  said: (by: string, date: string) => `${by}, le ${date}`,
  evidence: 'Voir la preuve',
  unpublished: (issuer: string) => `Les critères de ce label ne sont pas publiés par ${issuer}.`,
  charter: 'Lire la charte',
  hosts: 'Une personne accueille',
  since: (date: string) => `Depuis le ${date}`,
  history: 'Historique',
  actions,
  reason: 'Motif',
};
