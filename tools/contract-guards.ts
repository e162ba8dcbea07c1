import * as contract from '../sdk/contract/index.ts';
import { z } from 'zod';

/**
 * Writes `sdk/guards/`: one boolean predicate per object of the contract's JSON answers, each a module of its own, so
 * that a part of a page that reads one kind of answer carries the predicates of no other.
 *
 * The predicates are what a page can afford: no library, no `eval`, no messages. They say whether an answer has
 * the shape that the types promise, and are open on purpose, so that a kit published today reads next year's hub:
 * an unknown word passes where an enum stands, an unknown field is ignored, and ranges and formats are the hub's.
 */

/** The part of JSON Schema that `z.toJSONSchema` uses for the contract. */
interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly items?: Schema;
  readonly prefixItems?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
}

type Definitions = Readonly<Record<string, Schema>>;

const HEAD = '// Generated from sdk/contract by tools/generate.ts: do not edit.\n';

const CHECKS = `export const obj = (v: unknown): v is Record<string, unknown> => typeof v == 'object' && v !== null && !Array.isArray(v);
export const arr = (v: unknown, is: (item: unknown) => boolean): boolean => Array.isArray(v) && v.every((item) => is(item));
export const str = (v: unknown): boolean => typeof v == 'string';
export const num = (v: unknown): boolean => typeof v == 'number';
export const bool = (v: unknown): boolean => typeof v == 'boolean';
export const textOrNull = (v: unknown): boolean => v === null || str(v);
`;

/** Predicates for the objects of every JSON answer and for problems, by the name of the schema. */
export function answerSchemas(): Readonly<Record<string, z.ZodType>> {
  const roots = new Set<z.ZodType>([contract.Problem]);
  for (const operation of Object.values(contract.operations)) roots.add(operation.answers['application/json']);
  const reached = new Set([...roots].flatMap((root) => Object.keys(z.toJSONSchema(root, { io: 'input' }).$defs ?? {})));
  const named: [string, z.ZodType][] = [];
  for (const [name, value] of Object.entries<unknown>(contract)) {
    if (value instanceof z.ZodObject && reached.has(name)) named.push([name, value]);
  }
  return Object.fromEntries(named.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The generated modules by their path from the root, before formatting. */
export function writeGuards(): Readonly<Record<string, string>> {
  const schemas = answerSchemas();
  const definitions: Record<string, Schema> = {};
  for (const schema of Object.values(schemas)) {
    Object.assign(definitions, z.toJSONSchema(schema, { io: 'input' }).$defs);
  }
  const names = Object.keys(schemas);
  return Object.fromEntries([
    ['sdk/guards/checks.ts', `${HEAD}\n${CHECKS}`],
    ['sdk/guards/guards.ts', `${HEAD}${names.map((name) => `export * from './${fileOf(name)}';\n`).join('')}`],
    ...names.map((name) => [`sdk/guards/${fileOf(name)}`, writeGuard(name, definitions)] as const),
  ]);
}

/** `place-label.ts` for `PlaceLabel`. */
const fileOf = (name: string): string => `${name.replace(/\B[A-Z]/g, '-$&').toLowerCase()}.ts`;

function writeGuard(name: string, definitions: Definitions): string {
  const test = predicate(definitions[name] ?? {}, 'v', definitions);
  const words = [...new Set(test.match(/[\w.]+/g))].sort();
  const checks = words.filter((word) => new RegExp(`const ${word} =`).test(CHECKS));
  const others = words.filter((word) => word.startsWith('is') && Object.hasOwn(definitions, word.slice(2)));
  return [
    HEAD,
    `import type { ${name} } from '../contract/index.ts';\n`,
    `import { ${checks.join(', ')} } from './checks.ts';\n`,
    ...others.map((other) => `import { ${other} } from './${fileOf(other.slice(2))}';\n`),
    `\nexport const is${name} = (v: unknown): v is ${name} =>\n  ${test};\n`,
  ].join('');
}

/** An expression that is true when `value` has the shape of the schema. */
function predicate(schema: Schema, value: string, definitions: Definitions): string {
  if (schema.$ref) {
    const name = schema.$ref.replace('#/$defs/', '');
    const target = definitions[name];
    if (!target) throw new Error(`No definition for ${schema.$ref}`);
    return target.type === 'object' ? `is${name}(${value})` : predicate(target, value, definitions);
  }
  if (schema.const !== undefined) return `${value} === ${JSON.stringify(schema.const)}`;
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices)
    return anyOf(
      value,
      choices.map((choice) => predicate(choice, value, definitions)),
    );
  const types = [schema.type ?? []].flat();
  if (types.length !== 1)
    return anyOf(
      value,
      types.map((type) => predicate({ ...schema, type }, value, definitions)),
    );
  switch (types[0]) {
    case 'null':
      return `${value} === null`;
    case 'string':
      return `str(${value})`;
    case 'boolean':
      return `bool(${value})`;
    case 'number':
    case 'integer':
      return `num(${value})`;
    case 'array':
      return arrayPredicate(schema, value, definitions);
    case 'object':
      return objectPredicate(schema, value, definitions);
    default:
      throw new Error(`The guards do not know this schema: ${JSON.stringify(schema)}`);
  }
}

/** The cheapest test first. */
function anyOf(value: string, tests: readonly string[]): string {
  const text = tests.length === 2 && tests.includes(`${value} === null`) && tests.includes(`str(${value})`);
  if (text) return `textOrNull(${value})`;
  const distinct = [...new Set(tests)].sort((a, b) => a.length - b.length);
  return distinct.length === 1 ? String(distinct[0]) : `(${distinct.join(' || ')})`;
}

function arrayPredicate(schema: Schema, value: string, definitions: Definitions): string {
  if (schema.prefixItems) {
    const items = schema.prefixItems.map((item, index) => predicate(item, `${value}[${index}]`, definitions));
    return `(Array.isArray(${value}) && ${items.join(' && ')})`;
  }
  return `arr(${value}, ${itemPredicate(schema.items ?? {}, value, definitions)})`;
}

function itemPredicate(schema: Schema, value: string, definitions: Definitions): string {
  const item = value.startsWith('item') ? `${value.replace(/\W.*/, '')}Of` : 'item';
  const test = predicate(schema, item, definitions);
  const call = /^(\w+)\((\w+)\)$/.exec(test);
  return call?.[2] === item ? String(call[1]) : `(${item}) => ${test}`;
}

function objectPredicate(schema: Schema, value: string, definitions: Definitions): string {
  const required = new Set(schema.required);
  const tests = Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const field = /^[a-z_]\w*$/i.test(name) ? `${value}.${name}` : `${value}[${JSON.stringify(name)}]`;
    const test = predicate(property, field, definitions);
    return required.has(name) ? test : anyOf(field, [`${field} === undefined`, test]);
  });
  const others = schema.additionalProperties;
  if (typeof others === 'object' && Object.keys(others).length > 0) {
    tests.push(`arr(Object.values(${value}), ${itemPredicate(others, value, definitions)})`);
  }
  return `(${[`obj(${value})`, ...tests].join(' && ')})`;
}
