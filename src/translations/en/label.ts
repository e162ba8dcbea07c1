import type { Messages } from '../messages.ts';
import { statuses } from './first.ts';

export const label: Messages['label'] = {
  states: {
    granted: (until) => (until ? `Valid until ${until}` : 'Valid, without an end date'),
    suspended: () => 'Suspended',
    expired: (until) => (until ? `Expired: it was valid until ${until}` : 'Expired'),
    revoked: () => 'Revoked',
  },
  statuses,
  otherState: 'See its state on the label’s page',
  by: (issuer) => `Granted by ${issuer}`,
  noPlace: 'No place is given.',
  unknownPlace: (id) => `No place has the id “${id}”.`,
  none: 'This place has no label.',
  lacks: 'This place does not have the label that was asked for.',
  teleworkSpot: 'Telework spot',
  declared: 'Declared by the place itself: nobody has checked it.',
  checked: (day, time) => `Checked on ${day} at ${time}`,
  checking: 'Checking…',
  unverifiable: 'The labels of this place cannot be verified for now.',
  lastChecked: (day, time) => `Last checked on ${day} at ${time}.`,
  more: 'Criteria and evidence',
  page: 'Public page and history',
};
