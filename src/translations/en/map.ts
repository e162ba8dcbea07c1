import type { Messages } from '../messages.ts';
import { number, plural } from './numbers.ts';

export const map: Messages['map'] = {
  count: (count) => (count === 0 ? 'No place' : `${number(count)} ${plural(count, 'place', 'places')}`),
  list: 'List',
  map: 'Map',
  view: 'View',
  region: 'Map of the places',
  filters: 'Filters',
  clear: 'Clear the filters',
  inArea: 'In the area chosen on the map',
  empty: 'No place matches this search.',
  more: 'Show more',
  shown: (shown, total) => `${number(shown)} of ${number(total)} places shown`,
  moreFailed: 'More places could not be loaded.',
  stale: 'These places may be out of date: the update failed.',
  back: 'Back to the list',
  backToMap: 'Back to the map',
  bookable: 'Can be booked',
  show: 'Show the map',
  ask:
    'The background map is served by IGN, the French mapping agency (Géoplateforme). If you show it, IGN learns your IP address and the area ' +
    'you look at, and nothing else.',
  failed: 'The map could not be loaded. The list holds the same places.',
};
