import Supercluster, { type ClusterFeature, type PointFeature } from 'supercluster';
import type { MapPlaces } from '../../sdk/index.ts';

/** One marker: a place, or places too near each other to be told apart at that zoom. */
export interface Spot {
  /** Stable between two views of the same zoom: tells which DOM node shows it. */
  readonly key: string;
  readonly lat: number;
  readonly lon: number;
  readonly count: number;
  /** Column in the map payload, for a single place. */
  readonly index: number;
  /** Of the cluster, at its zoom; -1 for a single place. */
  readonly cluster: number;
  readonly zoom: number;
}

/** West, south, east, north, in degrees. */
export type Box = readonly [west: number, south: number, east: number, north: number];

export const minZoom = 2;
export const maxZoom = 18;
/** More DOM nodes than this and panning stutters: the view then shows the clusters of the zoom before. */
const mostMarkers = 1000;
/** Above this many places a cluster is not asked whether it can fall apart: nobody has so many on one point. */
const mostOnOnePoint = 30;

type Level = Supercluster<{ readonly index: number }>;
type Place = PointFeature<{ readonly index: number }>;

/**
 * Places grouped by zoom. A zoom is grouped when it is first looked at, from the places themselves: one zoom of 10,000
 * places takes a tenth of the time that all of them take, and the map stands that much earlier.
 *
 * Clustering goes down to the closest zoom: places on one point then stay one cluster, which opens as a list, instead
 * of markers of which only the uppermost can be reached.
 */
export class ClusterIndex {
  readonly #features: readonly Place[];
  readonly #levels = new Map<number, Level>();
  readonly #places: MapPlaces;

  constructor(places: MapPlaces) {
    this.#places = places;
    this.#features = Array.from({ length: places.length }, (_, index) => ({
      type: 'Feature',
      properties: { index },
      geometry: { type: 'Point', coordinates: [places.lon[index]!, places.lat[index]!] },
    }));
  }

  /** Groups a zoom before it is looked at. @returns false when that was done already, or there is no such zoom */
  prepare(zoom: number): boolean {
    if (zoom < minZoom || zoom > maxZoom || this.#levels.has(zoom)) return false;
    this.#level(zoom);
    return true;
  }

  /** The markers inside a box. At most 1,000, whatever the zoom. */
  inView(box: Box, zoom: number): Spot[] {
    for (let level = Math.max(minZoom, Math.min(zoom, maxZoom)); ; level--) {
      const found = this.#level(level).getClusters([...box], level);
      if (found.length <= mostMarkers || level === minZoom) return found.map((feature) => this.#spot(feature, level));
    }
  }

  /** The zoom at which a cluster falls apart; more than {@link maxZoom} when its places are on one point. */
  expansionZoom(spot: Spot): number {
    const places = this.#leaves(spot);
    let zoom = spot.zoom + 1;
    while (zoom <= maxZoom && !fallsApart(places, zoom)) zoom++;
    return zoom;
  }

  /** Whether the places of a cluster cannot be told apart at any zoom. */
  isOnOnePoint(spot: Spot): boolean {
    if (spot.cluster < 0 || spot.count > mostOnOnePoint) return false;
    return spot.zoom === maxZoom || !fallsApart(this.#leaves(spot), maxZoom);
  }

  /**
   * The marker that shows a place, by its column in the payload: its own, or the cluster that it is part of.
   * @param spots those in view
   */
  holder(index: number, spots: readonly Spot[]): Spot | undefined {
    const own = spots.find((spot) => spot.index === index);
    if (own) return own;
    const [lat, lon] = [this.#places.lat[index]!, this.#places.lon[index]!];
    const away = (spot: Spot): number => (spot.lat - lat) ** 2 + (spot.lon - lon) ** 2;
    const clusters = spots.filter(({ cluster }) => cluster >= 0).sort((one, other) => away(one) - away(other));
    // A cluster stands at the mean of its places: the nearest is not always the one.
    return clusters.slice(0, 5).find((spot) => this.members(spot).includes(index));
  }

  /** Columns in the payload of the places of a cluster. */
  members(spot: Spot): number[] {
    return this.#leaves(spot).map(({ properties }) => properties.index);
  }

  #level(zoom: number): Level {
    const known = this.#levels.get(zoom);
    if (known) return known;
    const level = grouped(this.#features, zoom);
    this.#levels.set(zoom, level);
    return level;
  }

  #leaves({ zoom, cluster }: Spot): Place[] {
    return this.#level(zoom).getLeaves(cluster, Infinity);
  }

  #spot(feature: ClusterFeature<object> | Place, zoom: number): Spot {
    const [lon = 0, lat = 0] = feature.geometry.coordinates;
    if ('cluster_id' in feature.properties) {
      const { cluster_id: cluster, point_count: count } = feature.properties;
      return { key: `c${zoom}/${cluster}`, lat, lon, count, cluster, zoom, index: -1 };
    }
    const { index } = feature.properties;
    // Supercluster rounds to its grid; the payload's own position is exact.
    return {
      key: `p${index}`,
      lat: this.#places.lat[index]!,
      lon: this.#places.lon[index]!,
      count: 1,
      cluster: -1,
      zoom,
      index,
    };
  }
}

/** Places grouped for one zoom; larger leaves of the tree than usual are faster to build and as fast to ask. */
const grouped = (places: readonly Place[], zoom: number): Level =>
  new Supercluster<{ readonly index: number }>({ radius: 99, minZoom: zoom, maxZoom: zoom, nodeSize: 256 }).load([
    ...places,
  ]);

const fallsApart = (places: readonly Place[], zoom: number): boolean =>
  grouped(places, zoom).getClusters([-180, -90, 180, 90], zoom).length > 1;
