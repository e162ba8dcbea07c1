import * as contract from '../sdk/contract/index.ts';
import { z } from 'zod';

/**
 * Writes `sdk/guards/`: one boolean predicate per object of the contract's JSON answers, each a module of its own, so
 * that a part of a page that reads one kind of answer carries the predicates of no other.
 *
 * The predicates are what a page can afford: no library, no `eval`, no messages, and field names with a word or two
 * each, which compress to half of what written-out tests weigh. They say whether an answer has
 * the shape that the types promise, and are open on purpose, so that a kit published today reads next year's hub:
 * an unknown word passes where an enum or one word stands, an unknown field is ignored, and ranges and formats are the hub's.
 */

/** The part of JSON Schema that `z.toJSONSchema` uses for the contract. */
interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
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

/** What the predicates are put together from. */
const CHECKS = `
export type Check = (value: unknown) => boolean;

export const str: Check = (value) => typeof value == 'string';
export const num: Check = (value) => typeof value == 'number';
export const bool: Check = (value) => typeof value == 'boolean';

export function orNull(is: Check): Check {
  return (value) => value === null || is(value);
}

export const textOrNull = orNull(str);

/** A field that may be left out. */
export function optional(is: Check): Check {
  return (value) => value === undefined || is(value);
}

export function list(is: Check): Check {
  return (value) => Array.isArray(value) && value.every((item) => is(item));
}

/** An object that has at least these fields. */
export function shape<T = unknown>(fields: Readonly<Record<string, Check>>): (value: unknown) => value is T {
  const checks = Object.entries(fields);
  return (value): value is T => isObject(value) && checks.every(([name, is]) => is(value[name]));
}

export const isObject = (value: unknown): value is Record<string, unknown> => typeof value == 'object' && value !== null && !Array.isArray(value);
`;

/** Checks that few answers need. */
const COLLECTIONS = `
import { type Check, isObject } from './checks.ts';

export function tuple(...checks: readonly Check[]): Check {
  return (value) => Array.isArray(value) && checks.every((is, index) => is(value[index]));
}

/** An object of any names. */
export function dictionary(is: Check): Check {
  return (value) => isObject(value) && Object.values(value).every((each) => is(each));
}
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
    ['sdk/guards/checks.ts', HEAD + CHECKS],
    ['sdk/guards/collections.ts', HEAD + COLLECTIONS],
    ['sdk/guards/guards.ts', `${HEAD}${names.map((name) => `export * from './${fileOf(name)}';\n`).join('')}`],
    ...names.map((name) => [`sdk/guards/${fileOf(name)}`, writeGuard(name, definitions)] as const),
  ]);
}

/** `place-label.ts` for `PlaceLabel`. */
const fileOf = (name: string): string => `${name.replace(/\B[A-Z]/g, '-$&').toLowerCase()}.ts`;

function writeGuard(name: string, definitions: Definitions): string {
  const { properties } = definitions[name] ?? {};
  if (!properties) throw new Error(`${name} is no object with fields`);
  const fields = fieldsOf(definitions[name] ?? {}, definitions);
  const words = [...new Set(fields.match(/\w+/g))].sort();
  const from = (module: string): string[] =>
    words.filter((word) => new RegExp(`export (const|function) ${word}\\b`).test(module));
  const collections = from(COLLECTIONS);
  const others = words.filter((word) => word.startsWith('is') && Object.hasOwn(definitions, word.slice(2)));
  return [
    HEAD,
    `import type { ${name} } from '../contract/index.ts';\n`,
    `import { ${[...new Set([...from(CHECKS), 'shape'])].join(', ')} } from './checks.ts';\n`,
    collections.length > 0 ? `import { ${collections.join(', ')} } from './collections.ts';\n` : '',
    ...others.map((other) => `import { ${other} } from './${fileOf(other.slice(2))}';\n`),
    `\nexport const is${name} = shape<${name}>(${fields});\n`,
  ].join('');
}

/** An expression for a check of whether a value has the form of the schema. */
function checkOf(schema: Schema, definitions: Definitions): string {
  if (schema.$ref) {
    const name = schema.$ref.replace('#/$defs/', '');
    const target = definitions[name];
    if (!target) throw new Error(`No definition for ${schema.$ref}`);
    return target.type === 'object' ? `is${name}` : checkOf(target, definitions);
  }
  const choices = schema.anyOf ?? schema.oneOf ?? typesOf(schema);
  if (choices.length !== 1) return anyOf(choices.map((choice) => checkOf(choice, definitions)));
  switch (schema.type) {
    case 'null':
      return NULL;
    case 'string':
      return 'str';
    case 'boolean':
      return 'bool';
    case 'number':
    case 'integer':
      return 'num';
    case 'array':
      if (!schema.prefixItems) return `list(${checkOf(schema.items ?? {}, definitions)})`;
      return `tuple(${schema.prefixItems.map((item) => checkOf(item, definitions)).join(', ')})`;
    case 'object':
      return objectCheck(schema, definitions);
    default:
      throw new Error(`The guards do not know this schema: ${JSON.stringify(schema)}`);
  }
}

const NULL = '(value) => value === null';

/** A schema of several types is as many schemas. */
const typesOf = (schema: Schema): readonly Schema[] => [schema.type ?? []].flat().map((type) => ({ ...schema, type }));

function anyOf(checks: readonly string[]): string {
  const others = [...new Set(checks)].filter((check) => check !== NULL);
  const [first = NULL] = others;
  const one = others.length > 1 ? `(value) => ${others.map((check) => `(${check})(value)`).join(' || ')}` : first;
  if (!checks.includes(NULL) || one === NULL) return one;
  return one === 'str' ? 'textOrNull' : `orNull(${one})`;
}

function objectCheck(schema: Schema, definitions: Definitions): string {
  const { properties, additionalProperties: others } = schema;
  if (typeof others !== 'object' || Object.keys(others).length === 0) return `shape(${fieldsOf(schema, definitions)})`;
  if (Object.keys(properties ?? {}).length > 0)
    throw new Error(`The guards do not know named fields beside a dictionary: ${JSON.stringify(schema)}`);
  return `dictionary(${checkOf(others, definitions)})`;
}

/** The checks of an object's fields, by their names. */
function fieldsOf({ properties = {}, required = [] }: Schema, definitions: Definitions): string {
  const fields = Object.entries(properties).map(([name, property]) => {
    const check = checkOf(property, definitions);
    return `${JSON.stringify(name)}: ${required.includes(name) ? check : `optional(${check})`}`;
  });
  return `{ ${fields.join(', ')} }`;
}
