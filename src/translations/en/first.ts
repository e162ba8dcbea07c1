import type { Messages } from '../messages.ts';
import { number } from './numbers.ts';

export { common, problem } from './common.ts';

export const kinds: Messages['kinds'] = {
  coworking: 'Co-working space',
  'media-library': 'Media library',
  'third-place': 'Third place',
  fablab: 'Fab lab',
  'town-hall': 'Town hall',
  cafe: 'Café',
  'business-centre': 'Business centre',
  'digital-centre': 'Public digital centre',
  'service-house': 'France services',
  other: 'Other place',
};

export const opening: Messages['opening'] = {
  openUntil: (when) => `Open until ${when}`,
  openAlways: 'Open',
  closedUntil: (when) => `Closed, opens ${when}`,
  closed: 'Closed',
  unknown: 'Opening hours not known',
  uncertain: 'Ask the place whether it is open',
  at: (time, day) => (day ? `${day} at ${time}` : `at ${time}`),
  until: (time, day) => (day ? `${day}, ${time}` : time),
  tomorrow: 'tomorrow',
  onDate: (date) => `on ${date}`,
};

export const statuses: Messages['place']['statuses'] = {
  planned: 'This place is not open yet.',
  paused: 'This place has stopped welcoming people for now.',
  closed: 'This place has closed for good.',
};

export const place: Messages['place'] = {
  statuses,
  distance: (metres) =>
    metres < 950
      ? `${number(Math.round(metres / 50) * 50)}\xa0m away`
      : `${(metres / 1000).toLocaleString('en-GB', { maximumFractionDigits: metres < 9950 ? 1 : 0 })}\xa0km away`,
};
