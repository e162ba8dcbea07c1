import type { Map as LeafletMap } from 'leaflet';
import type { Sentences } from '../../src/translations/messages.ts';
import type { Ground } from './ground.ts';

/** Géoplateforme (IGN), WMTS 1.0.0, Plan IGN v2: open, no key. */
const ign =
  'https://data.geopf.fr/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=GEOGRAPHICALGRIDSYSTEMS.PLANIGNV2' +
  '&STYLE=normal&FORMAT=image/png&TILEMATRIXSET=PM&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}';

/** Whom a ground comes from, as the map must say while it shows it. */
export function creditOf(ground: Ground, { mapView }: Sentences<'mapView'>): string {
  switch (ground.kind) {
    case 'ign':
      return '© IGN – Géoplateforme';
    case 'template':
      return mapView.tilesFrom(ground.host);
    case 'outline':
      return 'Natural Earth, GeoNames (CC BY 4.0)';
    case 'none':
      return '';
  }
}

/**
 * Lays the ground under the markers, which do not wait for it: a map has one ground, and loads the code of that one.
 * @param hub serves the outline
 * @param onFailure called once at most for tiles, at each failure for the outline
 * @returns what takes it away
 */
export function showGround(
  map: LeafletMap,
  ground: Ground,
  hub: string,
  onFailure: (error: unknown) => void,
): () => void {
  let take: (() => void) | undefined;
  let gone = false;
  load(ground, hub).then((show) => {
    if (!gone) take = show?.(map, onFailure);
  }, onFailure);
  return () => {
    gone = true;
    take?.();
  };
}

type Show = (map: LeafletMap, onFailure: (error: unknown) => void) => () => void;

async function load(ground: Ground, hub: string): Promise<Show | undefined> {
  if (ground.kind === 'none') return undefined;
  if (ground.kind === 'outline') {
    const { showOutline } = await import('./outline-ground.ts');
    return (map, onFailure) => showOutline(map, hub, onFailure);
  }
  const { showTiles } = await import('./tile-ground.ts');
  return (map, onFailure) => showTiles(map, ground.kind === 'template' ? ground.address : ign, onFailure);
}
