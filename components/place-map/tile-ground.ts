import type { Map as LeafletMap } from 'leaflet';
import { TileLayer } from 'leaflet/src/layer/tile/TileLayer.js';

/**
 * Tiles of a third party, asked for without cookies and with the page's origin only.
 * @param address with `{z}`, `{x}` and `{y}`
 * @param onFailure called for the first tile that fails
 * @returns what takes them away
 */
export function showTiles(map: LeafletMap, address: string, onFailure: (error: unknown) => void): () => void {
  const layer = new TileLayer(address, { maxZoom: 19, crossOrigin: 'anonymous', referrerPolicy: 'origin' });
  layer.once('tileerror', () => onFailure(new Error(`A tile of ${new URL(address).host} could not be loaded.`)));
  layer.addTo(map);
  return () => layer.remove();
}
