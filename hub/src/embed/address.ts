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
  /** Parameters that are not understood and were left out, each with the reason. */
  readonly faults: readonly Fault[];
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
  const faults: Fault[] = [];
  let cursor: string | undefined;
  for (const name of new Set(query.keys())) {
    const value = query.getAll(name).join(',').trim();
    if (tracking.test(name)) continue;
    if (name === 'cursor') {
      cursor = value;
      continue;
    }
    const target = name in pageParameters ? page : attributes;
    const accepted = accept(widget, name, value, language);
    if (accepted instanceof ProblemError) faults.push(...(accepted.options.errors ?? []));
    else if (accepted !== undefined) target.set(name, accepted);
  }
  // A distance from nowhere is no area.
  if (attributes.has('radius') && !attributes.has('near')) {
    attributes.delete('radius');
    faults.push({ parameter: 'radius', detail: radiusAlone });
  }
  return { widget, attributes, page, faults, cursor };
}

const radiusAlone = {
  fr: '«\xa0radius\xa0» ne se comprend qu’avec «\xa0near\xa0».',
  en: '“radius” only makes sense with “near”.',
};

/** The value as an attribute, undefined when it says the same as nothing, or the reason why it cannot be one. */
function accept(widget: Widget, name: string, value: string, language: Language): string | undefined | ProblemError {
  const shape: Readonly<Record<string, z.core.$ZodType>> = { ...widget.parameters.shape, ...pageParameters };
  const schema = z.strictObject(shape);
  const known = Object.hasOwn(shape, name);
  const isFlag = known && isBoolean(shape[name]);
  // Forms send what was left empty.
  if (known && value === '' && !isFlag) return undefined;
  try {
    const read: Readonly<Record<string, unknown>> = readQuery(schema, new URLSearchParams([[name, value]]), language);
    if (isFlag) return read[name] === true ? '' : undefined;
    return value;
  } catch (error) {
    if (error instanceof ProblemError) return error;
    throw error;
  }
}

const isBoolean = (schema: z.core.$ZodType | undefined): boolean =>
  schema instanceof z.ZodOptional && schema.unwrap() instanceof z.ZodBoolean;

/** Written always alike: parameters in the order of the widget's, those of the page last, nothing that was a fault. */
export function canonicalQuery({ widget, attributes, page }: Omit<EmbedAddress, 'faults' | 'cursor'>): string {
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
export function embedPath(address: Omit<EmbedAddress, 'faults' | 'cursor'>): string {
  const query = canonicalQuery(address);
  return `/e/${address.widget.name}${query && `?${query}`}`;
}
