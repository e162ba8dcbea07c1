import type { CriterionState, GrantAction } from '../../../sdk/contract/index.ts';

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
