import type { Messages } from '../messages.ts';

export const impactDetails: Messages['impactDetails'] = {
  mass: (unit) => `In ${unit} of CO2 equivalent`,
  usual: 'Trips spared, both ways',
  today: 'Trips to the places, both ways',
  gross: 'Gross saving',
  rebound: (percent) => `Rebound, ${percent}% of the savings alone`,
  place: 'Energy of the places',
  net: 'Net saving',
  range: (low, high) =>
    `The range, from ${low} to ${high}, brings together the uncertainty of the emission factors, that of the distances, the rebound and the energy of the places.`,
  kilometres: (people, vehicles) =>
    `Kilometres spared: ${people} of people, of which ${vehicles} by car or motor two-wheeler.`,
  counted: (percent) =>
    `Only visits that the place witnessed (code of the day, or its staff) and whose trip is known are counted: ${percent}% here. Those that add emissions are counted too.`,
  reboundText: (low, high) =>
    `The rebound was measured for telework from home (ADEME), not for third places; the range goes from ${low}% to ${high}%.`,
  factors: 'Emission factors used',
  versions: (factors, model) => `Factor set ${factors} (ADEME), model ${model}.`,
  notCredit: 'This is no carbon credit: the figure is not to be added to energy saving or low-carbon certificates.',
  links: {
    method: 'The method',
    factors: 'Factors and assumptions, as open data',
    answer: 'This figure, as open data',
    table: 'All quarters, as CSV',
  },
  period: 'Period',
  visits: 'Visits',
  avoided: 'CO2 spared',
  none: 'No figure: too few people',
};
