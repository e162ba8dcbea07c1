import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { Kind } from '../sdk/contract/index.ts';
import { generateNetwork } from './network.ts';

test('the same seed is the same network, and a smaller one its beginning', () => {
  const network = generateNetwork(300);
  assert.deepEqual(generateNetwork(300), network);
  assert.deepEqual(generateNetwork(100), network.slice(0, 100));
  assert.notDeepEqual(generateNetwork(300, 1), network);
});

test('places lie in metropolitan France, spread over many towns, of many kinds', () => {
  const network = generateNetwork(3000);
  for (const { lat = NaN, lon = NaN } of network)
    assert.ok(lat > 41 && lat < 51.3 && lon > -6 && lon < 10, `${lat},${lon}`);
  assert.ok(new Set(network.map(({ city }) => city)).size > 1000);
  assert.ok(new Set(network.map(({ kinds }) => kinds[0])).size >= Kind.options.length - 1);
});

test('text is as various as in real lists: what it weighs compressed is near theirs', () => {
  const network = generateNetwork(1500);
  const weight = (texts: readonly (string | undefined)[]) => gzipSync(texts.join('\n')).length / texts.length;
  const weights = {
    name: weight(network.map(({ name }) => name)),
    street: weight(network.map(({ street }) => street)),
    website: weight(network.map(({ website }) => website)),
    phone: weight(network.map(({ phone }) => phone)),
  };
  const real = { name: 7.8, street: 9.5, website: 7.7, phone: 5.2 };
  for (const [field, weight] of Object.entries(weights)) {
    const expected = real[field as keyof typeof real];
    assert.ok(
      weight > expected * 0.75 && weight < expected * 1.25,
      `${field}: ${weight} bytes, ${expected} in real lists`,
    );
  }
});
