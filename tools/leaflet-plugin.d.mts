import type { Plugin as EsbuildPlugin } from 'esbuild';

export interface LeafletPlugin {
  name: string;
  enforce: 'pre';
  transform(code: string, id: string): { code: string; map: null } | undefined;
}

/** Members of Leaflet's classes that the plugin takes out. */
export const leftOut: readonly string[];
/** @param settings readable: leaves Leaflet's private names as they are */
export function leaflet(settings?: { readonly readable?: boolean }): LeafletPlugin;
export function leafletForEsbuild(): EsbuildPlugin;
