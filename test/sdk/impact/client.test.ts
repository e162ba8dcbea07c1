import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createClient, isInvalidAnswerError } from '../../../sdk/index.ts';
import { examples } from '../../../tools/contract-examples.ts';
import { answering, json } from '../answering.ts';

const hub = 'https://ville.example/escale';

test('impact.get asks for a place, a territory or the network', async () => {
  const { fetch, requests } = answering(json(examples.getImpact));
  const client = createClient({ hub, fetch });
  assert.deepEqual(await client.impact.get({ territory: 'departement:35', period: '2026-Q3' }), examples.getImpact);
  await client.impact.get();
  assert.deepEqual(
    requests.map(({ address }) => address),
    [`${hub}/v1/impact?period=2026-Q3&territory=departement%3A35`, `${hub}/v1/impact`],
  );
});

test('impact.factors gives factors and assumptions', async () => {
  const { fetch, requests } = answering(json(examples.getImpactFactors));
  assert.deepEqual(await createClient({ hub, fetch }).impact.factors(), examples.getImpactFactors);
  assert.equal(requests[0]?.address, `${hub}/v1/impact/factors`);
});

test('an answer of another shape is no figure', async () => {
  const { fetch } = answering(json({ ...examples.getImpact, figure: { value: '1,2 t' } }));
  await assert.rejects(createClient({ hub, fetch }).impact.get(), isInvalidAnswerError);
});
