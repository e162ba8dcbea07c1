/**
 * Leaflet 1.9.4 inside strict pages: one rollup-shaped plugin for rollup, Vite (Storybook) and web-dev-server
 * (through `fromRollup`).
 *
 * At import Leaflet probes `innerHTML = '<svg/>'`, which throws under Trusted Types. Every browser we support has
 * inline SVG, so the probe becomes its answer.
 */
const probe = /var inlineSvg = [\s\S]*?\}\)\(\);/;

/** @returns {{ name: string, enforce: 'pre', transform(code: string, id: string): { code: string, map: null } | undefined }} */
export const leaflet = () => ({
  name: 'escale-leaflet',
  enforce: 'pre',
  transform(code, id) {
    const path = id.split('?')[0] ?? id;
    if (!path.replaceAll('\\', '/').endsWith('leaflet/src/core/Browser.js')) return undefined;
    if (!probe.test(code)) throw new Error('Leaflet has changed: the inlineSvg probe is not where it was.');
    return { code: code.replace(probe, 'var inlineSvg = true;'), map: null };
  },
});

/** The same for esbuild, which the benchmarks use. */
export const leafletForEsbuild = () => ({
  name: 'escale-leaflet',
  /** @param {import('esbuild').PluginBuild} build */
  setup(build) {
    build.onLoad({ filter: /leaflet[\\/]src[\\/]core[\\/]Browser\.js$/ }, async ({ path }) => {
      const { readFile } = await import('node:fs/promises');
      const result = leaflet().transform(await readFile(path, 'utf8'), path);
      return { contents: result?.code ?? '', loader: 'js' };
    });
  },
});
