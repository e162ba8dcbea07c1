export { filters } from '../filters.ts';
export { common, kinds, opening, place, problem, reasons } from '../first.ts';
export { mapView } from '../map-view.ts';
export { map } from '../map.ts';
