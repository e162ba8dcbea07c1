import { en as dialog } from './booking/en.ts';
import { booking } from './en/booking.ts';
import { amenities, card } from './en/card.ts';
import { details, hours } from './en/details.ts';
import { filters } from './en/filters.ts';
import { common, kinds, opening, place, problem, reasons, statuses } from './en/first.ts';
import { impact } from './en/impact.ts';
import { impactDetails } from './en/impact-details.ts';
import { labelDetails } from './en/label-details.ts';
import { label } from './en/label.ts';
import { mapView } from './en/map-view.ts';
import { map } from './en/map.ts';
import { modes } from './en/modes.ts';
import { simulator } from './en/simulator.ts';
import { simulatorDetails } from './en/simulator-details.ts';
import type { Messages } from './messages.ts';

/**
 * English, whole: a sentence that French has and English has not is a type error. An element on an English page loads
 * its own groups only, those of its file in `en/elements/`.
 */
export const en: Messages = {
  common,
  problem,
  reasons,
  kinds,
  opening,
  place,
  statuses,
  amenities,
  card,
  booking,
  dialog,
  hours,
  details,
  map,
  mapView,
  filters,
  label,
  labelDetails,
  modes,
  impact,
  impactDetails,
  simulator,
  simulatorDetails,
};
