/** The parts of Leaflet that the map uses. Each handler adds itself to `Map` when it is imported. */
import 'leaflet/src/map/handler/Map.Drag.js';
import 'leaflet/src/map/handler/Map.ScrollWheelZoom.js';
import 'leaflet/src/map/handler/Map.TouchZoom.js';

export { LatLngBounds } from 'leaflet/src/geo/LatLngBounds.js';
export { Point } from 'leaflet/src/geometry/Point.js';
export { Map as LeafletMap } from 'leaflet/src/map/Map.js';
