import type { Plugin as EsbuildPlugin } from 'esbuild';

export interface LeafletPlugin {
  name: string;
  enforce: 'pre';
  transform(code: string, id: string): { code: string; map: null } | undefined;
}

export function leaflet(): LeafletPlugin;
export function leafletForEsbuild(): EsbuildPlugin;
