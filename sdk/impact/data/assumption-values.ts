/** What is assumed, without the words: all that a page which only computes has to carry. */
export const assumed = {
  rebound: { value: 0.25, low: 0, high: 0.31 },
  /** Percent. */
  distanceStated: 10,
  distanceCommunes: 30,
  /** Grams for a presence: 196 kWh/m² a year × 10 m² a person / 230 days × 51.9 g/kWh. */
  placeEnergy: { value: 442.2782608695652, low: 0, high: 884.5565217391304 },
  weeksPerYear: 46,
  /** Percent. */
  tripTime: 30,
} as const;
