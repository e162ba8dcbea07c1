import type { Messages } from '../messages.ts';
import { number, plural } from './numbers.ts';

export const impact: Messages['impact'] = {
  title: 'CO2 spared',
  about: (value) => `about ${value}`,
  between: (low, high) => `between ${low} and ${high}`,
  ofCo2: 'of CO2 equivalent',
  noSaving: 'No saving measured',
  balance: (low, high) => `balance between ${low} and ${high}`,
  quarter: (count, year) => `quarter ${count} of ${year}`,
  year: (year) => `year ${year}`,
  visits: (count) => `${number(count)} ${plural(count, 'visit', 'visits')}`,
  coverage: (percent) => `trip known for ${percent}% of them`,
  widened: (asked, least) => `${asked}: fewer than ${least} people told their trip. This is a wider area.`,
  partial: '; the others are not in this figure',
  kilometres: (about) => `Kilometres spared: about ${about}`,
  network: (name) => (/\bnetwork\b/i.test(name) ? name : `Network ${name}`),
  notEnough: 'Not enough visits yet',
  notEnoughText: (least) =>
    `A figure appears once at least ${least} people have told their trip in a whole quarter; below that, it would give somebody’s away.`,
  reference: (rebound, factors, model) =>
    `Energy of the trips, upstream included, without building the vehicles. Reference: the trip that each would have made. The trip to the place and a rebound of ${rebound}% are subtracted. Factors ${factors}, model ${model}.`,
  demonstration: 'Demonstration: invented visits',
  how: 'How it is computed',
  quarters: 'Quarter by quarter',
  stale: 'The update failed: this is the earlier figure.',
  unknown: 'There is no such place, territory or period.',
};
