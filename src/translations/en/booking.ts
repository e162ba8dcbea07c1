import type { Messages } from '../messages.ts';

export const booking: Messages['booking'] = {
  book: 'Book',
  resourceOn: (resource, site) => `Book on ${site}: ${resource}`,
  on: (site) => `Book on ${site}`,
  phone: 'Book by phone',
  mail: 'Book by e-mail',
  walkIn: 'No booking needed',
  ask: 'Ask the place',
  noPlace: 'No place is named.',
  unknownPlace: (id) => `No place has the id “${id}”.`,
  unknown: 'This space does not exist any more.',
  unavailable: 'Booking could not be opened here.',
  page: 'Book on the page of the place',
};
