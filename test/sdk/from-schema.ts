import fc from 'fast-check';

/** The JSON Schema that the contract's answers use. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly string[];
  readonly const?: string;
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly prefixItems?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly minItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
  readonly format?: string;
}

export type Definitions = Readonly<Record<string, Schema>>;

/** A schema with its reference followed. */
export function resolve(schema: Schema, definitions: Definitions): Schema {
  const target = schema.$ref ? definitions[schema.$ref.replace('#/$defs/', '')] : schema;
  if (!target) throw new Error(`No definition for ${schema.$ref}`);
  return target;
}

/** JSON values that fit a schema. */
export function valuesOf(reference: Schema, definitions: Definitions): fc.Arbitrary<unknown> {
  const schema = resolve(reference, definitions);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((choice) => valuesOf(choice, definitions)));
  const words = wordsOf(schema);
  if (words) return fc.constantFrom(...words);
  const types = [schema.type ?? []].flat();
  if (types.length !== 1) return fc.oneof(...types.map((type) => valuesOf({ ...schema, type }, definitions)));
  switch (types[0]) {
    case 'null':
      return fc.constant(null);
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.integer({ min: Math.max(schema.minimum ?? -1e9, -1e9), max: Math.min(schema.maximum ?? 1e9, 1e9) });
    case 'number':
      return fc.double({ min: schema.minimum ?? -1e9, max: schema.maximum ?? 1e9, noNaN: true });
    case 'string':
      return texts(schema);
    case 'array':
      return lists(schema, definitions);
    case 'object':
      return objects(schema, definitions);
    default:
      throw new Error(`No values for ${JSON.stringify(schema)}`);
  }
}

function texts({ format, pattern, minLength = 0, maxLength = 40 }: Schema): fc.Arbitrary<string> {
  const instant = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
  if (format === 'date-time') return instant.map((date) => date.toISOString());
  if (format === 'date') return instant.map((date) => date.toISOString().slice(0, 10));
  if (format === 'uri') return fc.webUrl({ withFragments: true, withQueryParameters: true });
  if (pattern) return fc.stringMatching(new RegExp(pattern)).filter((text) => text.length <= maxLength);
  // The document cannot say that blanks around a text do not count: what is asked for is asked of the rest.
  return fc.string({ minLength, maxLength: Math.min(maxLength, 40) }).filter((text) => text.trim().length >= minLength);
}

function lists(schema: Schema, definitions: Definitions): fc.Arbitrary<unknown[]> {
  if (schema.prefixItems) return fc.tuple(...schema.prefixItems.map((item) => valuesOf(item, definitions)));
  return fc.array(valuesOf(schema.items ?? {}, definitions), { minLength: schema.minItems ?? 0, maxLength: 3 });
}

function objects(schema: Schema, definitions: Definitions): fc.Arbitrary<object> {
  const others = schema.additionalProperties;
  if (typeof others === 'object')
    return fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), valuesOf(others, definitions));
  const fields = Object.entries(schema.properties ?? {});
  const values = Object.fromEntries(fields.map(([name, field]) => [name, valuesOf(field, definitions)]));
  return fc.record(values, { requiredKeys: [...(schema.required ?? [])] });
}

/** A place inside a value, and what its schema says. */
export interface Spot {
  readonly path: readonly (string | number)[];
  /** JSON types that fit there. */
  readonly types: ReadonlySet<string>;
  /** True when the field must be there. */
  readonly required: boolean;
  /** True when the text is one of a list of words. */
  readonly word: boolean;
  /** True for a dictionary, whose every entry has to fit. */
  readonly dictionary: boolean;
}

/** Every place inside a value that fits the schema. */
export function spotsOf(reference: Schema, value: unknown, definitions: Definitions): Spot[] {
  return [...walk(reference, value, [], false, definitions)];
}

function* walk(
  reference: Schema,
  value: unknown,
  path: readonly (string | number)[],
  required: boolean,
  definitions: Definitions,
): Generator<Spot> {
  const choices = alternatives(reference, definitions);
  const types = new Set(choices.map((choice) => (wordsOf(choice) ? 'string' : jsonTypeOfSchema(choice))));
  const word = choices.some((choice) => wordsOf(choice) !== undefined);
  const dictionary = choices.some((choice) => typeof choice.additionalProperties === 'object');
  yield { path, types, required, word, dictionary };
  const schema = choices.find((choice) => jsonTypeOfSchema(choice) === jsonType(value));
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      const itemSchema = schema?.prefixItems?.[index] ?? schema?.items ?? {};
      yield* walk(itemSchema, item, [...path, index], schema?.prefixItems !== undefined, definitions);
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, field] of Object.entries(value)) {
      const others = typeof schema?.additionalProperties === 'object' ? schema.additionalProperties : {};
      const known = schema?.properties?.[name];
      yield* walk(known ?? others, field, [...path, name], schema?.required?.includes(name) ?? false, definitions);
    }
  }
}

function alternatives(reference: Schema, definitions: Definitions): Schema[] {
  const schema = resolve(reference, definitions);
  if (schema.anyOf) return schema.anyOf.flatMap((choice) => alternatives(choice, definitions));
  return [schema.type ?? []].flat().map((type) => ({ ...schema, type }));
}

/** The words that a schema accepts, when it accepts nothing else. */
const wordsOf = ({ enum: several, const: one }: Schema): readonly string[] | undefined =>
  several ?? (one === undefined ? undefined : [one]);

const jsonTypeOfSchema = (schema: Schema): string => (schema.type === 'integer' ? 'number' : String(schema.type));

export function jsonType(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

/** A copy with another value at the spot; `undefined` takes the field away. */
export function withValueAt(root: unknown, [first, ...rest]: readonly (string | number)[], value: unknown): unknown {
  if (first === undefined) return value;
  if (Array.isArray(root))
    return root.map((item: unknown, index) => (index === first ? withValueAt(item, rest, value) : item));
  const fields = Object.entries({
    ...(root as object),
    [first]: withValueAt((root as Record<string, unknown>)[first], rest, value),
  });
  return Object.fromEntries(fields.filter(([, field]) => field !== undefined));
}
