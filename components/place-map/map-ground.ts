import type { Map as LeafletMap } from 'leaflet';
import type { Sentences } from '../../src/translations/messages.ts';
import type { Ground } from './ground.ts';
import { TileLayer } from './leaflet.ts';
import { daylight, night, OutlineLayer } from './outline-layer.ts';
import { OutlineSource } from './outline-source.ts';

export interface ShownGround {
  remove(): void;
}

/** Géoplateforme (IGN), WMTS 1.0.0, Plan IGN v2: open, no key. */
const ign =
  'https://data.geopf.fr/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=GEOGRAPHICALGRIDSYSTEMS.PLANIGNV2' +
  '&STYLE=normal&FORMAT=image/png&TILEMATRIXSET=PM&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}';

/** Lays the ground under the markers. `onFailure` is called once at most for tiles, at each failure for the outline. */
export function showGround(
  map: LeafletMap,
  { ground, hub, messages }: { ground: Ground; hub: string; messages: Sentences<'mapView'> },
  credit: (text: string) => void,
  onFailure: (error: unknown) => void,
): ShownGround {
  switch (ground.kind) {
    case 'ign':
      credit('© IGN – Géoplateforme');
      return tiles(map, ign, onFailure);
    case 'template':
      credit(messages.mapView.tilesFrom(ground.host));
      return tiles(map, ground.address, onFailure);
    case 'outline':
      credit('Natural Earth, GeoNames (CC BY 4.0)');
      return outline(map, hub, onFailure);
    case 'none':
      credit('');
      return { remove: () => undefined };
  }
}

function tiles(map: LeafletMap, address: string, onFailure: (error: unknown) => void): ShownGround {
  const layer = new TileLayer(address, { maxZoom: 19, crossOrigin: 'anonymous', referrerPolicy: 'origin' });
  layer.once('tileerror', () => onFailure(new Error(`A tile of ${new URL(address).host} could not be loaded.`)));
  layer.addTo(map);
  return layer;
}

function outline(map: LeafletMap, hub: string, onFailure: (error: unknown) => void): ShownGround {
  const container = map.getContainer();
  const layer = new OutlineLayer(
    map,
    new OutlineSource(hub),
    () => (isDark(getComputedStyle(container.parentElement ?? container).color) ? night : daylight),
    onFailure,
  );
  const scheme = matchMedia('(prefers-color-scheme: dark)');
  const redraw = (): void => layer.redraw();
  scheme.addEventListener('change', redraw);
  return {
    remove: () => {
      scheme.removeEventListener('change', redraw);
      layer.remove();
    },
  };
}

/** A light text means a dark page, whatever the page declares. @param textColour a computed `color` */
export function isDark(textColour: string): boolean {
  const [red = 0, green = 0, blue = 0] = (textColour.match(/[\d.]+/g) ?? []).map(Number);
  // Colours in 0-1 notation (color(srgb …)) have no component above 1.
  const most = textColour.startsWith('rgb') ? 255 : 1;
  return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / most > 0.5;
}
