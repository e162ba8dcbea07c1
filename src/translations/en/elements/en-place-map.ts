export { filters } from '../filters.ts';
export { common, kinds, opening, place, problem } from '../first.ts';
export { mapView } from '../map-view.ts';
export { map } from '../map.ts';
