/**
 * The calculators that ADEME publishes, as they compute: what our model is compared with, and never what it shows.
 * None of them subtracts the trip to another place of work; that is what ours adds.
 */

/** Impact CO2, « télétravail » (TeletravailSimulator.tsx): 46 weeks, two ways, 25 % of rebound, in kilograms a year. */
export function impactCo2Telework(kgPerKm: number, oneWayKm: number, office: number, telework: number) {
  const total = kgPerKm * oneWayKm * 92;
  const saved = 0.75 * telework * total;
  return { total, emitted: total * office, saved, percentOfFootprint: saved / 91 };
}

/**
 * teletravail.monimpacttransport: a quarter of the distance is taken off for other trips, holidays and one week of
 * public holidays off the year, in kilograms a year.
 */
export const monImpactTransportTelework = (
  gPerKm: number,
  roundTripKm: number,
  days: number,
  holidays: number,
): number => (gPerKm * (roundTripKm - 0.25 * roundTripKm) * days * (52 - holidays - 1)) / 1000;

/** Its minutes a day, and hours a year, both rounded as it shows them. */
export const monImpactTransportMinutes = (speedKmh: number, roundTripKm: number): number =>
  Math.round((roundTripKm / speedKmh) * 60);
export const monImpactTransportHours = (minutes: number, days: number, holidays: number): number =>
  Math.round((minutes / 60) * days * (52 - holidays - 1));

/** Impact CO2, API v1 `transport`: a factor times a distance, in kilograms; the car divided by 1.6 people already. */
export const impactCo2Transport = (gPerPassengerKm: number, km: number): number => (gPerPassengerKm * km) / 1000;

/**
 * Nos Gestes Climat, action « télétravail »: one car, two ways, 47 weeks, in kilograms a year.
 * @param days of telework a week, capped at what is left to gain
 */
export const nosGestesClimatTelework = (
  kgPerVehicleKm: number,
  oneWayKm: number,
  days: number,
  weeks: number,
): number => kgPerVehicleKm * 2 * oneWayKm * days * weeks;

/** Nos Gestes Climat, real-world consumption: litres of two ways of a trip. */
export const realLitres = (litresPer100Km: number, realFactor: number, oneWayKm: number): number =>
  (2 * oneWayKm * litresPer100Km * realFactor) / 100;
