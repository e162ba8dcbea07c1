import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { Validator } from '@seriousme/openapi-schema-validator';
import { type Operation, operations } from '../../sdk/contract/operations.ts';
import { problemStatus, problemTypes } from '../../sdk/contract/problem.ts';
import { examples } from '../../tools/contract-examples.ts';
import { drifted, generate } from '../../tools/generate.ts';

interface Parameter {
  readonly in: string;
  readonly name: string;
  readonly description?: string;
  readonly style?: string;
  readonly explode?: boolean;
  readonly schema: { readonly type?: string };
}

interface Described {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: unknown;
  readonly security?: unknown;
  readonly responses: Readonly<Record<string, { content?: Record<string, unknown> }>>;
}

interface Document {
  readonly openapi: string;
  readonly info: { readonly license: { readonly name: string } };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, { additionalProperties?: unknown; enum?: unknown }>>;
  };
}

const text = await readFile(new URL('../../openapi.json', import.meta.url), 'utf8');
const document = JSON.parse(text) as Document;
const described = Object.values(document.paths).flatMap((methods) => Object.values(methods));
const parameters = described.flatMap((operation) => operation.parameters ?? []);

test('the document is valid OpenAPI 3.1', async () => {
  const { valid, errors } = await new Validator().validate(text);
  assert.equal(valid, true, JSON.stringify(errors));
  assert.match(document.openapi, /^3\.1\./);
  assert.equal(document.info.license.name, 'MIT');
});

test('the generated files are those of the contract', async () => {
  const files = await generate();
  assert(files.has('openapi.json') && files.has('sdk/guards/guards.ts') && files.has('sdk/guards/place.ts'));
  assert.deepEqual(await drifted(files), []);
});

test('a file that differs from the contract is named', async () => {
  const files = new Map(await generate());
  files.set('openapi.json', `${files.get('openapi.json')} `);
  files.set('sdk/guards/never-written.ts', '');
  files.set('sdk/guards/missing.ts', 'export {};');
  assert.deepEqual(await drifted(files), ['openapi.json', 'sdk/guards/missing.ts']);
});

test('every operation of the contract is there, once, under its name', () => {
  const names = described.map(({ operationId }) => operationId);
  assert.deepEqual(names.sort(), Object.keys(operations).sort());
});

test('every operation announces its media types and its problems by status', () => {
  for (const operation of Object.values<Operation>(operations)) {
    const found = document.paths[operation.path]?.[operation.method];
    assert.ok(found, operation.path);
    assert.deepEqual(
      Object.keys(found.responses[String(operation.status ?? 200)]?.content ?? {}),
      Object.keys(operation.answers),
    );
    for (const type of operation.problems) {
      const answer = found.responses[problemStatus[type]];
      assert.ok(answer?.content?.['application/problem+json'], `${operation.path} ${type}`);
    }
  }
});

test('every operation announces what it needs: a body, a right, a header', () => {
  for (const operation of Object.values<Operation>(operations)) {
    const { body, access, capability, keyed, conditional, path, method } = operation;
    const found = document.paths[path]?.[method];
    assert.equal(found?.requestBody !== undefined, body !== undefined, path);
    assert.deepEqual(found?.security, access ? [{ key: [] }] : capability ? [{ capability: [] }] : undefined, path);
    const headers = found?.parameters?.filter((parameter) => parameter.in === 'header').map(({ name }) => name) ?? [];
    assert.deepEqual(headers, [...(keyed ? ['Idempotency-Key'] : []), ...(conditional ? ['If-Match'] : [])], path);
  }
});

test('every type of problem has an error status', () => {
  assert.deepEqual(Object.keys(problemStatus).sort(), [...problemTypes].sort());
  for (const status of Object.values(problemStatus)) assert.ok(status >= 400 && status < 600);
});

test('lists in addresses are comma-separated', () => {
  const lists = parameters.filter(({ schema }) => schema.type === 'array');
  assert.ok(lists.length >= 7);
  for (const { name, style, explode } of lists)
    assert.deepEqual({ name, style, explode }, { name, style: 'form', explode: false });
});

test('answers may grow: only what is strict in the contract forbids other fields', () => {
  for (const name of ['Place', 'PlaceList', 'PlaceSummary', 'Address', 'MapPayload', 'Network', 'Problem']) {
    const schema = document.components.schemas[name];
    assert.ok(schema, name);
    assert.notEqual(schema.additionalProperties, false, name);
  }
});

test('each example fits the answer it stands for', () => {
  assert.deepEqual(Object.keys(examples).sort(), Object.keys(operations).sort());
  for (const [name, example] of Object.entries(examples)) {
    const { answers } = operations[name as keyof typeof operations];
    assert.equal(answers['application/json'].safeParse(example).error, undefined, name);
  }
});
