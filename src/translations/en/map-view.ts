import type { Messages } from '../messages.ts';
import { number, plural } from './numbers.ts';

export const mapView: Messages['mapView'] = {
  skip: 'Skip the map',
  help: 'Arrow keys move the map, plus and minus change its scale, Tab goes from place to place.',
  inView: (count) =>
    count === 0 ? 'No place in view' : `${number(count)} ${plural(count, 'place', 'places')} in view`,
  number,
  enlargeCluster: (count) => `${number(count)} places, zoom in`,
  listCluster: (count) => `${number(count)} places at the same spot, show the list`,
  together: (count) => `${number(count)} places at the same spot`,
  unnamed: (index) => `Place ${index}`,
  close: 'Close the list',
  openNow: 'open now',
  closedNow: 'closed now',
  searchHere: 'Search this area',
  zoom: 'Scale',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  pan: 'Moving',
  north: 'North',
  south: 'South',
  east: 'East',
  west: 'West',
  fit: 'See all places',
  groundFailed: 'The background map could not be loaded; the places stay where they are.',
  tilesFrom: (host) => `Background map: ${host}`,
};
