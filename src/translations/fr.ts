import { fr as dialog } from './booking/fr.ts';
import { booking } from './fr/booking.ts';
import { amenities, card } from './fr/card.ts';
import { details, hours } from './fr/details.ts';
import { filters } from './fr/filters.ts';
import { common, kinds, opening, place, problem, statuses } from './fr/first.ts';
import { impact } from './fr/impact.ts';
import { impactDetails } from './fr/impact-details.ts';
import { labelDetails } from './fr/label-details.ts';
import { label } from './fr/label.ts';
import { mapView } from './fr/map-view.ts';
import { map } from './fr/map.ts';
import { modes } from './fr/modes.ts';
import { reasons } from './fr/reasons.ts';
import { simulator } from './fr/simulator.ts';
import { simulatorDetails } from './fr/simulator-details.ts';

/**
 * The reference language, whole. Pages get it in the groups of `fr/`, each with what shows it; another language is one
 * file of this shape, loaded when a page asks for it.
 */
export const fr = {
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
