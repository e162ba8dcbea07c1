/** What Vite made: the map’s own code comes on demand, and nothing comes twice or from the workshop. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';

const files = readdirSync('dist/assets').filter((name) => name.endsWith('.js'));
const code = Object.fromEntries(files.map((name) => [name, readFileSync(`dist/assets/${name}`, 'utf8')]));
const holding = (text) => files.filter((name) => code[name].includes(text));
const [first] = files.filter((name) => name.startsWith('index'));
assert.ok(first, files.join(', '));
for (const tag of ['escale-hub', 'escale-place-card', 'escale-place-map']) assert.ok(holding(tag).includes(first), tag);
assert.ok(
  files.some((name) => name.startsWith('map-part')),
  'the map is a chunk of its own',
);
assert.ok(!code[first].includes('leaflet-container'), 'Leaflet is not in the first chunk');
assert.deepEqual(holding('ZodError'), []);
assert.equal(holding('litHtmlVersions').length, 1);
console.log(`Vite with React 19: ${files.length} chunks.`);
