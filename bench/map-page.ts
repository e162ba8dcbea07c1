/**
 * What the browser runs for bench/map.ts: the same places on our map and on leaflet.markercluster, each in a page of
 * its own, without tiles.
 */
import type * as Leaflet from 'leaflet';
import 'leaflet';
import 'leaflet.markercluster';
import { MapView } from '../components/place-map/map-view.ts';
import { mapStyles } from '../components/place-map/map-view.styles.ts';
import type { MapPlaces } from '../sdk/index.ts';
import { fr } from '../src/translations/fr.ts';
import { painted } from './painted.ts';

const france = { south: 43, north: 49.5, west: -1.5, east: 7 };

/** Park and Miller's generator: the same places in every run. */
function random(): () => number {
  let state = 20261121;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

/** Towns and, around each, its places: as real places stand, much thicker in the middle. */
function somePlaces(length: number): MapPlaces {
  const next = random();
  const towns = Array.from({ length: 400 }, () => ({
    lat: france.south + next() * (france.north - france.south),
    lon: france.west + next() * (france.east - france.west),
  }));
  const places = Array.from({ length }, () => {
    const town = towns[Math.floor(next() ** 2 * towns.length)]!;
    const spread = next() * next() * 0.3;
    const direction = next() * 2 * Math.PI;
    return { lat: town.lat + spread * Math.sin(direction), lon: town.lon + spread * 1.4 * Math.cos(direction) };
  });
  return {
    total: length,
    length,
    id: places.map((_, index) => index + 1),
    lat: Float64Array.from(places, ({ lat }) => lat),
    lon: Float64Array.from(places, ({ lon }) => lon),
    kind: places.map((_, index) => (index % 3 === 0 ? 'coworking' : 'media-library')),
    flags: new Uint8Array(length),
  };
}

function stage(inShadow: boolean): HTMLElement {
  const element = document.createElement('div');
  element.style.cssText = 'position:relative;width:1000px;height:700px';
  const root = inShadow ? document.body.attachShadow({ mode: 'open' }) : document.body;
  root.append(element);
  return element;
}

function ourMap(): MapView {
  const element = stage(true);
  const root = element.getRootNode();
  if (root instanceof ShadowRoot && mapStyles.styleSheet) root.adoptedStyleSheets = [mapStyles.styleSheet];
  return new MapView(element, {
    messages: fr,
    hub: location.origin,
    ground: { kind: 'none' },
    view: undefined,
    box: undefined,
    nameOf: (id) => `Lieu ${id}`,
    learnNames: () => Promise.resolve(),
    choose: () => undefined,
    searchIn: () => undefined,
    onFailure: (error) => {
      throw error;
    },
  });
}

async function ours(length: number): Promise<number> {
  const places = somePlaces(length);
  const since = performance.now();
  const view = ourMap();
  view.show(places);
  const time = await painted(since);
  if (document.body.shadowRoot?.querySelector('.cluster') === null) throw new Error('no marker was drawn');
  return time;
}

/** The plugin has no types here; these are the parts of it that its documentation shows. */
interface MarkerCluster {
  L: typeof Leaflet & {
    markerClusterGroup(): Leaflet.Layer & { addLayers(markers: Leaflet.Marker[]): void };
  };
}

/** As its documentation says: one group, all markers added at once, element icons instead of images. */
async function theirs(length: number): Promise<number> {
  const { lat, lon } = somePlaces(length);
  const { L } = window as unknown as MarkerCluster;
  const since = performance.now();
  const map = L.map(stage(false), { maxZoom: 18 }).fitBounds([
    [france.south, france.west],
    [france.north, france.east],
  ]);
  const group = L.markerClusterGroup();
  const icon = L.divIcon({ className: 'marker' });
  group.addLayers(Array.from(lat, (each, index) => L.marker([each, lon[index]!], { icon })));
  map.addLayer(group);
  const time = await painted(since);
  if (!document.querySelector('.marker-cluster')) throw new Error('no marker was drawn');
  return time;
}

/** Milliseconds of each frame until it is told to stop. */
function watchFrames(): () => number[] {
  const found: number[] = [];
  let running = true;
  let before = 0;
  const measure = (now: number): void => {
    if (before > 0) found.push(now - before);
    before = now;
    if (running) requestAnimationFrame(measure);
  };
  requestAnimationFrame(measure);
  return () => {
    running = false;
    return found;
  };
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Frames while the map is zoomed and panned, then those of the same page at rest; and the most markers it held. */
async function frames(length: number): Promise<{ frames: number[]; idle: number[]; markers: number }> {
  const view = ourMap();
  view.show(somePlaces(length));
  await painted(performance.now());
  const { map } = view;
  const busiest = { lat: 46.2, lng: 2.8 };
  map.setView(busiest, 6, { animate: false });
  const steps: (() => void)[] = [];
  for (let zoom = 7; zoom <= 11; zoom++)
    steps.push(
      () => map.setZoom(zoom),
      () => map.panBy([240, 90]),
      () => map.panBy([-180, 120]),
    );
  for (let zoom = 10; zoom >= 6; zoom--)
    steps.push(
      () => map.setZoom(zoom),
      () => map.panBy([-200, -60]),
    );
  const stop = watchFrames();
  let markers = 0;
  for (const step of steps) {
    step();
    await pause(420);
    markers = Math.max(markers, map.getPane('markerPane')?.querySelectorAll('button:not([hidden])').length ?? 0);
  }
  const moving = stop();
  view.remove();
  const stopIdle = watchFrames();
  await pause(2000);
  return { frames: moving, idle: stopIdle(), markers };
}

Object.assign(window, { bench: { ours, theirs, frames } });
