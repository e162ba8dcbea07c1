import type { Messages } from '../messages.ts';
import { plural } from './numbers.ts';

export const filters: Messages['filters'] = {
  kinds: 'Kind of place',
  openNow: 'Open now',
  bookable: 'Can be booked',
  q: 'Name, town, word',
  search: 'Search',
  near: 'Around a town',
  within: 'Within',
  kilometres: (count) => `${count}\xa0km`,
  towns: (count) => (count === 0 ? 'No town of that name' : `${count} ${plural(count, 'town', 'towns')}`),
  townsFailed: 'The search for towns failed.',
  locate: 'Around me',
  locating: 'Looking for your position…',
  here: 'my position',
  around: (name) => `Around ${name}`,
  forget: (what) => `Remove: ${what}`,
  denied: 'Your browser did not give your position. You can search around a town.',
  unavailable: 'Your position could not be found. You can search around a town.',
};
