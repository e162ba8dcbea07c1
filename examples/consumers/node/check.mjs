/** Plain Node: every entry can be imported where there is no DOM, and what needs none works. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const manifest = JSON.parse(readFileSync(fileURLToPath(import.meta.resolve('escale/package.json')), 'utf8'));
const entries = Object.keys(manifest.exports).filter((entry) => !/\.(json|csv)$/.test(entry));
assert.ok(entries.length >= 10, entries.join(', '));
for (const entry of entries) {
  const names = Object.keys(await import(`escale${entry.slice(1)}`));
  const typesOnly = manifest.exports[entry].default.startsWith('./types/');
  assert.equal(names.length === 0, typesOnly, entry);
}

const { createClient, formatPlaceId, parsePlaceId } = await import('escale/sdk');
const client = createClient({
  hub: 'https://hub.example',
  fetch: () => Promise.resolve(Response.json({ type: 'about:blank', title: 'gone', status: 404 }, { status: 404 })),
});
await assert.rejects(client.places.get(formatPlaceId(parsePlaceId('1002M') ?? 0)));

const { greatCircle } = await import('escale/impact');
assert.equal(typeof greatCircle, 'function');

const { EscalePlaceCard } = await import('escale');
assert.equal(typeof EscalePlaceCard, 'function');
assert.ok(JSON.parse(readFileSync(fileURLToPath(import.meta.resolve('escale/custom-elements.json')), 'utf8')).modules);
console.log(`Node ${process.version}: ${entries.length} entries.`);
