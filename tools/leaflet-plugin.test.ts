import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { type Plugin, rollup } from 'rollup';
import { leaflet, leftOut } from './leaflet-plugin.mjs';

/** The package's types describe its CommonJS form. */
const shrink = terser as unknown as (options: object) => Plugin;

const folder = join(import.meta.dirname, '../components/place-map');
const ours = readdirSync(folder)
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(join(folder, file), 'utf8'));

/** Every module of Leaflet and supercluster that the map asks for, as the build leaves it, but with its private names readable. */
async function leafletOfTheMap(): Promise<string> {
  const entry = `${readFileSync(join(folder, 'leaflet.ts'), 'utf8')}; export { TileLayer } from 'leaflet/src/layer/tile/TileLayer.js'; export { default as Supercluster } from 'supercluster';`;
  const bundle = await rollup({
    input: 'entry',
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === 'entry' ? join(folder, 'leaflet.js') : undefined),
        load: (id) => (id === join(folder, 'leaflet.js') ? entry : undefined),
      },
      leaflet({ readable: true }),
      nodeResolve(),
      shrink({ ecma: 2022, module: true, mangle: false, compress: { passes: 3 } }),
    ],
    onwarn: () => undefined,
  });
  const { output } = await bundle.generate({ format: 'es' });
  return output[0].code;
}

describe('Leaflet and supercluster in the kit', () => {
  it('asks for nothing that was left out, and neither does the map', async () => {
    const code = await leafletOfTheMap();
    assert.match(code, /setView/);
    assert.match(code, /getLeaves/);
    for (const name of leftOut) {
      const asked = new RegExp(`\\.${name}\\b`);
      assert.ok(!asked.test(code), name);
      // Names of other things are called like these: only what is asked of a map or its parts counts.
      const ofTheMap = new RegExp(`\\b(?:map|layer|bounds|latlng)\\.${name}\\b`);
      assert.ok(!ours.some((file) => ofTheMap.test(file)), name);
    }
  });

  it('probes nothing that Trusted Types forbid', async () => {
    const code = await leafletOfTheMap();
    assert.doesNotMatch(code, /innerHTML|document\.write|\beval\(|new Function/);
  });

  it('says so when Leaflet is not the one that it was written for', () => {
    assert.throws(
      () => leaflet().transform('export default {};', '/node_modules/leaflet/src/core/Browser.js'),
      /Not the version/,
    );
    assert.throws(
      () => leaflet().transform('export var Layer = {};', '/node_modules/leaflet/src/layer/Layer.js'),
      /Not the version/,
    );
    assert.equal(leaflet().transform('export default {};', '/src/core/Browser.js'), undefined);
  });
});
