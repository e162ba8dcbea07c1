import type { Messages } from '../messages.ts';

export const amenities: Messages['amenities'] = {
  wifi: 'Wi-Fi',
  'wired-network': 'Wired network',
  'quiet-area': 'Quiet area',
  'phone-booth': 'Phone booth',
  'meeting-room': 'Meeting room',
  'video-conference': 'Video conferencing',
  screen: 'Screen',
  printer: 'Printer',
  '3d-printer': '3D printer',
  workshop: 'Workshop',
  kitchen: 'Kitchen',
  coffee: 'Coffee',
  meals: 'Meals',
  lockers: 'Lockers',
  parking: 'Car park',
  'bike-parking': 'Bike parking',
  'charging-station': 'Charging station',
  'childcare-near': 'Childcare nearby',
  'host-present': 'Host on site',
};

export const card: Messages['card'] = {
  demonstration: 'Demonstration place, invented as an example',
  unknown: (id) => `No place has the id “${id}”.`,
  noPlace: 'No place is named.',
  teleworkSpot: 'Welcomes teleworkers',
  amenities: 'Amenities',
  labels: 'Labels',
  labelStates: {
    granted: (until) => (until ? `label held until ${until}` : 'label held'),
    suspended: () => 'label suspended',
    expired: (until) => (until ? `label ended on ${until}` : 'label ended'),
    revoked: () => 'label withdrawn',
  },
  labelBy: (name, issuer) => (name === issuer ? name : `${name}, granted by ${issuer}`),
  book: (resource, site) => `Book on ${site}: ${resource}`,
  bookHere: 'Book',
  bookOn: (site) => `Book on ${site}`,
  more: 'More about this place',
  observed: (month) => `Information gathered in ${month}`,
  stale: {
    today: (time) => `The update failed: this is the information of ${time}.`,
    earlier: (time, day) => `The update failed: this is the information of ${day}, ${time}.`,
  },
};
