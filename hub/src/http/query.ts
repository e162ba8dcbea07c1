import { z } from 'zod';
import { explainIssue } from './issues.ts';
import { ProblemError, type Fault } from './problem.ts';
import type { Language } from './language.ts';

/** An object schema whose fields are known to be schemas, which zod's own default leaves open. */
type QuerySchema = z.ZodObject<z.core.$ZodShape>;

/**
 * Reads the query of an address as its schema describes it: lists and tuples are separated by commas, numbers are
 * decimal, a boolean is `true`, `false` or just its name.
 * @throws ProblemError `invalid-parameters` that names every fault at once
 */
export function readQuery<S extends QuerySchema>(schema: S, query: URLSearchParams, language: Language): z.output<S> {
  const faults: Fault[] = [];
  const given: Record<string, unknown> = {};
  for (const name of new Set(query.keys())) {
    const field = Object.hasOwn(schema.shape, name) ? schema.shape[name] : undefined;
    if (field === undefined)
      faults.push({ parameter: name, detail: unknown(name, Object.keys(schema.shape), language) });
    else {
      const reading = readParameter(field, query.getAll(name), language);
      if ('fault' in reading) faults.push({ parameter: name, detail: reading.fault });
      else given[name] = reading.value;
    }
  }
  const parsed = schema.safeParse(given);
  if (parsed.success && faults.length === 0) return parsed.data;
  const unreadable = new Set(faults.map((fault) => fault.parameter));
  for (const issue of parsed.error?.issues ?? []) {
    const parameter = String(issue.path[0] ?? '');
    // What could not be read is absent from `given`; its absence is no second fault.
    if (unreadable.has(parameter)) continue;
    faults.push({
      parameter,
      detail: explainIssue(everyForm(schema, issue, given), valueAt(given, issue.path), language),
    });
  }
  throw new ProblemError('invalid-parameters', { detail: summary(faults), errors: faults, final: true });
}

type Reading = { readonly value: unknown } | { readonly fault: string };

/** Turns the text of one parameter into what its schema judges. */
function readParameter(field: z.core.$ZodType, texts: readonly string[], language: Language): Reading {
  const schema = unwrap(field);
  if (schema.type === 'array' || schema.type === 'tuple') {
    const items = texts.flatMap((text) => text.split(',')).map((item) => item.trim());
    const numeric = schema.type === 'tuple' && schema.items.every((item) => unwrap(item).type === 'number');
    if (!numeric) return { value: items };
    const bad = items.find((item) => !isNumber(item));
    return bad === undefined ? { value: items.map(Number) } : { fault: notA('number', bad, language) };
  }
  const [text = ''] = texts;
  if (texts.length > 1) {
    return { fault: { fr: 'Une seule valeur est permise.', en: 'Only one value is allowed.' }[language] };
  }
  if (schema.type === 'number') {
    return isNumber(text.trim()) ? { value: Number(text) } : { fault: notA('number', text, language) };
  }
  if (schema.type === 'boolean') {
    const value = { '': true, true: true, false: false }[text.trim().toLowerCase()];
    return value === undefined ? { fault: notA('boolean', text, language) } : { value };
  }
  return { value: text };
}

/** For a parameter with several forms, what each of them expects: zod tells of the nearest one only. */
function everyForm(schema: QuerySchema, issue: z.core.$ZodIssue, given: Record<string, unknown>): z.core.$ZodIssue {
  const name = String(issue.path[0]);
  const field = schema.shape[name];
  const form = field && unwrap(field);
  if (form?.type !== 'union') return issue;
  const errors = form.options.map((option) => z.safeParse(option, given[name]).error?.issues ?? []);
  return { code: 'invalid_union', errors, path: issue.path, message: issue.message };
}

/** The definition under `.optional()` and `.default()`. */
function unwrap(schema: z.core.$ZodType): Definition {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  return def.type === 'optional' || def.type === 'default' ? unwrap(def.innerType) : def;
}
type Definition = z.core.$ZodTypes['_zod']['def'];

const isNumber = (text: string): boolean => /^-?\d+(\.\d+)?(e[-+]?\d{1,3})?$/i.test(text);

function notA(kind: 'number' | 'boolean', text: string, language: Language): string {
  const what = {
    number: { fr: 'un nombre, tel que 48.117', en: 'a number, such as 48.117' },
    boolean: { fr: 'true ou false', en: 'true or false' },
  }[kind];
  return language === 'fr'
    ? `«\xa0${shorten(text)}\xa0» n’est pas ce qui est attendu\xa0: ${what.fr}.`
    : `“${shorten(text)}” is not what is expected: ${what.en}.`;
}

const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);

function unknown(name: string, accepted: readonly string[], language: Language): string {
  const near = accepted.find((candidate) => isNear(name.toLowerCase(), candidate));
  const list = accepted.join(', ');
  if (language === 'fr') {
    const known = accepted.length > 0 ? `Paramètres acceptés\xa0: ${list}.` : 'Aucun paramètre n’est accepté ici.';
    return `Paramètre inconnu. ${near ? `Vouliez-vous dire «\xa0${near}\xa0»\xa0? ` : ''}${known}`;
  }
  const known = accepted.length > 0 ? `Accepted parameters: ${list}.` : 'No parameter is accepted here.';
  return `Unknown parameter. ${near ? `Did you mean “${near}”? ` : ''}${known}`;
}

/** Whether one insertion, deletion, replacement or swap, a plural or an underscore separates the two. */
function isNear(a: string, b: string): boolean {
  const plain = a.replaceAll('_', '-').replace(/s$/, '');
  if (plain === b || Math.abs(plain.length - b.length) > 1 || b.length < 4) return plain === b;
  let start = 0;
  while (start < b.length && plain[start] === b[start]) start += 1;
  const rests = [
    [plain.slice(start + 1), b.slice(start)],
    [plain.slice(start), b.slice(start + 1)],
    [plain.slice(start + 1), b.slice(start + 1)],
    [
      plain.slice(start + 2),
      plain[start] === b[start + 1] && plain[start + 1] === b[start] ? b.slice(start + 2) : null,
    ],
  ];
  return rests.some(([left, right]) => left === right);
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
    value,
  );
}

function summary(faults: readonly Fault[]): { fr: string; en: string } {
  const names = [...new Set(faults.map((fault) => fault.parameter ?? ''))].join(', ');
  return names.includes(',')
    ? { fr: `À corriger dans l’adresse\xa0: ${names}.`, en: `To correct in the address: ${names}.` }
    : { fr: `Le paramètre ${names} est à corriger.`, en: `The parameter ${names} needs correcting.` };
}
