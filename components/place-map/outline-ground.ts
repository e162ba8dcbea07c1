import type { Map as LeafletMap } from 'leaflet';
import { isDark } from './colour-scheme.ts';
import { OutlineLayer } from './outline-layer.ts';
import { daylight, night } from './outline-paint.ts';
import { OutlineSource } from './outline-source.ts';

/** The outline that the hub serves, in the colours of the page. @returns what takes it away */
export function showOutline(map: LeafletMap, hub: string, onFailure: (error: unknown) => void): () => void {
  const container = map.getContainer();
  const outline = new OutlineLayer(
    map,
    new OutlineSource(hub),
    () => (isDark(getComputedStyle(container.parentElement ?? container).color) ? night : daylight),
    onFailure,
  );
  const scheme = matchMedia('(prefers-color-scheme: dark)');
  const redraw = (): void => outline.redraw();
  scheme.addEventListener('change', redraw);
  return () => {
    scheme.removeEventListener('change', redraw);
    outline.remove();
  };
}
