/** What webpack made: elements define themselves, and of the SDK there is what is called and no more. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

const elements = readFileSync('dist/elements.js', 'utf8');
assert.match(elements, /["']escale-place-card["']/);
assert.doesNotMatch(elements, /leaflet-container|ZodError/);
const sdk = readFileSync('dist/sdk.js', 'utf8');
assert.ok(sdk.length < 3000, `two functions of the SDK weigh ${sdk.length} bytes`);
console.log(`webpack: two functions of the SDK in ${sdk.length} bytes.`);
