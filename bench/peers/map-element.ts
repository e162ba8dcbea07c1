/** A map of the network as a webmaster builds it from npm: leaflet with leaflet.markercluster, no tiles, no list. */
import type * as Leaflet from 'leaflet';
import 'leaflet';
import 'leaflet.markercluster';
import type { PlaceList } from '../../sdk/contract/index.ts';
import { ReadyElement } from './ready-element.ts';

/** The plugin has no types here; these are the parts of it that its documentation shows. */
interface MarkerCluster {
  L: typeof Leaflet & { markerClusterGroup(): Leaflet.FeatureGroup };
}

class PeerMap extends ReadyElement {
  #map: Leaflet.Map | undefined;

  protected override async show(signal: AbortSignal): Promise<void> {
    const { items } = (await this.read(signal)) as PlaceList;
    const { L } = window as unknown as MarkerCluster;
    const group = L.markerClusterGroup();
    const icon = L.divIcon({ className: 'marker' });
    for (const { name, position } of items) {
      const words = document.createElement('strong');
      words.textContent = name;
      if (position) group.addLayer(L.marker([position.lat, position.lon], { icon, title: name }).bindPopup(words));
    }
    this.#map = L.map(this, { maxZoom: 18 }).fitBounds(group.getBounds());
    this.#map.addLayer(group);
  }

  protected override leave(): void {
    this.#map?.remove();
  }
}

customElements.define('peer-map', PeerMap);
