import type { Messages } from '../messages.ts';

export const simulatorDetails: Messages['simulatorDetails'] = {
  fields: {
    weeks: 'Weeks worked a year',
    rebound: 'Rebound, in % of the saving',
    reboundLow: 'Rebound at best, in %',
    reboundHigh: 'Rebound at worst, in %',
    placeEnergy: 'Energy of the place, in g of CO2 a day',
    distanceError: 'Uncertainty of distances, in %',
    factorError: 'Uncertainty of emission factors, in %',
    factor: 'Usual trip, in g of CO2 a km',
    placeFactor: 'Trip to the place, in g of CO2 a km',
    speed: 'Usual trip, in km/h from door to door',
    placeSpeed: 'Trip to the place, in km/h from door to door',
    timeError: 'Uncertainty of times, in %',
  },
  assumptionsText: (factors, model) =>
    `ADEME factors ${factors}, model ${model}: energy of the trips, upstream included, without building the vehicles. Cost: French mileage scale of 2026, the difference between two years, without passes and tolls. Time: mean speeds from door to door. The rebound was measured for telework from home.`,
  reset: 'Back to the proposed values',
  leftOutText:
    'Accidents avoided, jobs moved, productivity, absence, balance of life: the national plan lists them as well. For one person, one employer or one town no figure of them would survive an audit: studies give national averages, without a margin of error at this scale. So they have no figure here.',
};
