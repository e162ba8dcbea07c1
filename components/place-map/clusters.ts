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
  /** Of the cluster; -1 for a single place. */
  readonly cluster: number;
}

/** West, south, east, north, in degrees. */
export type Box = readonly [west: number, south: number, east: number, north: number];

export const minZoom = 2;
export const maxZoom = 18;
/** More DOM nodes than this and panning stutters: the view then shows the clusters of the zoom before. */
const mostMarkers = 1000;

/**
 * Places grouped for every zoom. Clustering goes down to the closest zoom: places on one point then stay one cluster,
 * which opens as a list, instead of markers of which only the uppermost can be reached.
 */
export class ClusterIndex {
  readonly #index = new Supercluster<{ readonly index: number }>({ radius: 76, minZoom, maxZoom });
  readonly #places: MapPlaces;

  constructor(places: MapPlaces) {
    this.#places = places;
    this.#index.load(
      Array.from({ length: places.length }, (_, index) => ({
        type: 'Feature' as const,
        properties: { index },
        geometry: { type: 'Point' as const, coordinates: [places.lon[index]!, places.lat[index]!] },
      })),
    );
  }

  /** The markers inside a box. At most 1,000, whatever the zoom. */
  inView(box: Box, zoom: number): Spot[] {
    for (let level = Math.max(minZoom, Math.min(zoom, maxZoom)); ; level--) {
      const found = this.#index.getClusters([...box], level);
      if (found.length <= mostMarkers || level === minZoom) return found.map((feature) => this.#spot(feature, level));
    }
  }

  #spot(feature: ClusterFeature<object> | PointFeature<{ index: number }>, zoom: number): Spot {
    const [lon = 0, lat = 0] = feature.geometry.coordinates;
    if ('cluster_id' in feature.properties) {
      const { cluster_id: cluster, point_count: count } = feature.properties;
      return { key: `c${zoom}/${cluster}`, lat, lon, count, cluster, index: -1 };
    }
    const { index } = feature.properties;
    // Supercluster rounds to its grid; the payload's own position is exact.
    return {
      key: `p${index}`,
      lat: this.#places.lat[index]!,
      lon: this.#places.lon[index]!,
      count: 1,
      cluster: -1,
      index,
    };
  }

  /** The zoom at which a cluster falls apart; more than {@link maxZoom} when its places are on one point. */
  expansionZoom(cluster: number): number {
    return this.#index.getClusterExpansionZoom(cluster);
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
    // A cluster's centre moves as it grows: the nearest is not always the one.
    return clusters.slice(0, 5).find(({ cluster }) => this.members(cluster).includes(index));
  }

  /** Columns in the payload of the places of a cluster. */
  members(cluster: number): number[] {
    return this.#index.getLeaves(cluster, Infinity).map(({ properties }) => properties.index);
  }
}
