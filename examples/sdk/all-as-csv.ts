/** Every place of a departement as CSV, read page by page: `node examples/sdk/all-as-csv.ts https://hub.example.org departement:35` */
import { createClient } from '../../sdk/index.ts'; // of the package: 'escale/sdk'

const [hub = 'http://localhost:8080', territory = 'departement:35'] = process.argv.slice(2);
const client = createClient({ hub });

const cell = (value: string | null): string => `"${(value ?? '').replaceAll('"', '""')}"`;
console.log('id,name,city');
for await (const place of client.places.all({ territory }))
  console.log([place.id, place.name, place.address.city].map(cell).join(','));
