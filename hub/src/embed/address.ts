import { z } from 'zod';
import type { Language } from '../http/language.ts';
import { ProblemError, type Fault } from '../http/problem.ts';
import { readQuery } from '../http/query.ts';
import { pageParameters, type Widget } from './widgets.ts';

/** What an embed address asks for. */
export interface EmbedAddress {
  readonly widget: Widget;
  /** Attributes of the element, as they are typed in a page; an empty text for one that is only there. */
  readonly attributes: ReadonlyMap<string, string>;
  /** Parameters of the page alone. */
  readonly page: ReadonlyMap<string, string>;
  /** What is not understood and was left out, each with the reason. */
  readonly faults: readonly Fault[];
  /** The same as it was typed: who passes the address on leaves to its page to name it. */
  readonly leftOut: ReadonlyMap<string, string>;
  /** Where the list goes on, for readers without JavaScript. */
  readonly cursor: string | undefined;
}

/** What advertisers and newsletters add to addresses; of no interest here and no fault of the webmaster. */
const tracking = /^(utm_.*|fbclid|gclid|mc_[ce]id|mtm_.*|pk_.*|escale-doctor)$/;

/**
 * Reads the query of an embed address. What is malformed or unknown is left out and told of, so that one wrong
 * parameter does not empty a page that others rely on.
 */
export function readEmbedAddress(widget: Widget, query: URLSearchParams, language: Language): EmbedAddress {
  const attributes = new Map<string, string>();
  const page = new Map<string, string>();
  const leftOut = new Map<string, string>();
  const faults: Fault[] = [];
  let cursor: string | undefined;
  for (const name of new Set(query.keys())) {
    const value = query.getAll(name).join(',').trim();
    if (tracking.test(name)) continue;
    if (name === 'cursor') {
      cursor = value;
      continue;
    }
    const target = Object.hasOwn(pageParameters, name) ? page : attributes;
    const accepted = accept(widget, name, value, language);
    if (accepted.value !== undefined) target.set(name, accepted.value);
    if (accepted.faults.length > 0) leftOut.set(name, value);
    faults.push(...accepted.faults);
  }
  const address = { widget, attributes, page, faults, leftOut, cursor };
  // A distance from nowhere is no area.
  if (!attributes.has('radius') || attributes.has('near')) return address;
  return leaveOut(address, [{ parameter: 'radius', detail: radiusAlone }]) ?? address;
}

/**
 * The address without the attributes that these faults name: what can be read may still be found wrong once it is
 * looked up, such as a territory that is not there. Undefined when they name no attribute of it.
 */
export function leaveOut(address: EmbedAddress, faults: readonly Fault[]): EmbedAddress | undefined {
  const attributes = new Map(address.attributes);
  const leftOut = new Map(address.leftOut);
  for (const { parameter = '' } of faults) {
    const value = attributes.get(parameter);
    if (value !== undefined) leftOut.set(parameter, value);
    attributes.delete(parameter);
  }
  if (attributes.size === address.attributes.size) return undefined;
  return { ...address, attributes, leftOut, faults: [...address.faults, ...faults] };
}

const radiusAlone = {
  fr: '«\xa0radius\xa0» ne se comprend qu’avec «\xa0near\xa0».',
  en: '“radius” only makes sense with “near”.',
};

/** The value as an attribute, undefined when it says the same as nothing, and what of it cannot be one, with why. */
interface Accepted {
  readonly value?: string | undefined;
  readonly faults: readonly Fault[];
}

function accept(widget: Widget, name: string, typed: string, language: Language): Accepted {
  const shape: Readonly<Record<string, z.core.$ZodType>> = { ...widget.parameters.shape, ...pageParameters };
  const field = Object.hasOwn(shape, name) ? unwrap(shape[name]) : undefined;
  const isFlag = field instanceof z.ZodBoolean;
  // Forms send what was left empty.
  if (field && typed === '' && !isFlag) return { faults: [] };
  const isAttribute = Object.hasOwn(widget.parameters.shape, name);
  const value = isAttribute && field ? forgive(field, typed) : typed;
  try {
    const schema = z.strictObject(shape);
    const read: Readonly<Record<string, unknown>> = readQuery(schema, new URLSearchParams([[name, value]]), language);
    return { value: isFlag ? (read[name] === true ? '' : undefined) : value, faults: [] };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return (
      (field instanceof z.ZodArray && keepKnown(widget, name, value, language)) || {
        faults: error.options.errors ?? [],
      }
    );
  }
}

/** What an element forgives in its attributes (src/core/converters.ts): case, and spaces between words. */
function forgive(field: z.core.$ZodType, typed: string): string {
  if (field instanceof z.ZodEnum) return typed.toLowerCase();
  if (!(field instanceof z.ZodArray)) return typed;
  const words = typed.toLowerCase().split(/[\s,]+/);
  return [...new Set(words)].filter(Boolean).join(',');
}

/** More words than any list has; to judge each of thousands would take long. */
const MOST_WORDS = 40;

/** Of a list, the words that are known; undefined when it is not its words that are wrong. */
function keepKnown(widget: Widget, name: string, list: string, language: Language): Accepted | undefined {
  const words = list.split(',');
  if (words.length < 2 || words.length > MOST_WORDS) return undefined;
  const each = words.map((word) => accept(widget, name, word, language));
  const faults = each.flatMap((word) => word.faults);
  const known = each.flatMap(({ value }) => value ?? []);
  return faults.length === 0 ? undefined : { value: known.length > 0 ? known.join(',') : undefined, faults };
}

const unwrap = (schema: z.core.$ZodType | undefined): z.core.$ZodType | undefined =>
  schema instanceof z.ZodOptional ? schema.unwrap() : schema;

/** What of an address is written. */
type Written = Pick<EmbedAddress, 'widget' | 'attributes' | 'page'>;

/** Written always alike: parameters in the order of the widget's, those of the page last, nothing that was a fault. */
export function canonicalQuery({ widget, attributes, page }: Written): string {
  const ordered = [
    ...Object.keys(widget.parameters.shape).map((name) => [name, attributes.get(name)] as const),
    ...Object.keys(pageParameters).map((name) => [name, page.get(name)] as const),
  ];
  return ordered
    .flatMap(([name, value]) => (value === undefined ? [] : [value === '' ? name : `${name}=${encode(value)}`]))
    .join('&');
}

/** As RFC 3986 lets a query be: commas, colons and slashes stay readable. */
const encode = (value: string): string =>
  encodeURIComponent(value).replace(/%(2C|3A|2F|40)/g, (escape) => decodeURIComponent(escape));

/** `/e/<widget>?…`, from the hub's root. */
export function embedPath(address: Written): string {
  const query = canonicalQuery(address);
  return `/e/${address.widget.name}${query && `?${query}`}`;
}

/** The address as it was asked for, with what is not understood, so that the page behind it says so. */
export function askedPath(address: EmbedAddress): string {
  const typed = [...address.leftOut].map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&');
  const path = embedPath(address);
  return typed === '' ? path : `${path}${path.includes('?') ? '&' : '?'}${typed}`;
}
