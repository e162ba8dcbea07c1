import type { Messages } from '../messages.ts';
import { number } from './numbers.ts';

export { common, problem, reasons } from './common.ts';

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
  openUntil: {
    today: (time) => `Open until ${time}`,
    tomorrow: (time) => `Open until ${time} tomorrow`,
    weekday: (time, day) => `Open until ${time} on ${day}`,
    date: (time, day) => `Open until ${time} on ${day}`,
  },
  closedUntil: {
    today: (time) => `Closed, opens at ${time}`,
    tomorrow: (time) => `Closed, opens at ${time} tomorrow`,
    weekday: (time, day) => `Closed, opens at ${time} on ${day}`,
    date: (time, day) => `Closed, opens at ${time} on ${day}`,
  },
  openAlways: 'Open',
  closed: 'Closed',
  unknown: 'Opening hours not known',
  uncertain: 'Ask the place whether it is open',
  moment: (time, day) => `${day}, ${time}`,
};

export const statuses: Messages['statuses'] = {
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
