import type { Messages } from '../messages.ts';

export const labelDetails: Messages['labelDetails'] = {
  criteria: 'Criteria',
  criterionStates: { proved: 'Proved', declared: 'Declared by the place', missing: 'Not established' },
  said: (by, date) => `${by}, ${date}`,
  evidence: 'See the evidence',
  unpublished: (issuer) => `The criteria of this label are not published by ${issuer}.`,
  charter: 'Read the charter',
  hosts: 'A person welcomes',
  since: (date) => `Since ${date}`,
  history: 'History',
  actions: {
    recorded: 'Recorded from a list',
    granted: 'Granted',
    renewed: 'Renewed',
    checked: 'Criteria checked',
    suspended: 'Suspended',
    reinstated: 'Reinstated',
    revoked: 'Revoked',
    withdrawn: 'No longer in the list',
  },
  reason: 'Reason',
};
