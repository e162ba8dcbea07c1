/** The places open now within ten kilometres of Rennes, nearest first: `node examples/sdk/nearest.ts https://hub.example.org` */
import { createClient } from '../../sdk/index.ts'; // of the package: 'escale/sdk'

const client = createClient({ hub: process.argv[2] ?? 'http://localhost:8080', language: 'fr' });

const { items, total } = await client.places.search({
  near: [48.11, -1.68],
  radius: 10_000,
  limit: 5,
  sort: 'distance',
});
console.log(`${total} places`);
for (const { name, address, distance, opening } of items) {
  const open = opening.openNow === null ? 'hours unknown' : opening.openNow ? 'open' : 'closed';
  console.log(`${String(distance).padStart(6)} m  ${name}, ${address.city ?? ''} (${open})`);
}
