/** A member of an `Accept`-like header with its weight, 0 to 1. */
export interface Weighted {
  readonly value: string;
  readonly weight: number;
}

/** Reads an `Accept`-like header (RFC 9110, 12.4.2), heaviest first, what weighs 0 left out. */
export function parseWeights(header: string): Weighted[] {
  return parseAll(header)
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
}

/** Headers that were read before: browsers and programs send the same few all day. */
const known = new Map<string, readonly Weighted[]>();
const KNOWN = 200;
const LONGEST_KNOWN = 200;

function parseAll(header: string): readonly Weighted[] {
  if (header === '') return [];
  const before = known.get(header);
  if (before) return before;
  const parsed = parse(header);
  if (known.size < KNOWN && header.length <= LONGEST_KNOWN) known.set(header, parsed);
  return parsed;
}

function parse(header: string): Weighted[] {
  return header
    .split(',')
    .map((member) => {
      const [value = '', ...parameters] = member.split(';').map((part) => part.trim());
      const q = parameters.find((parameter) => /^q=/i.test(parameter));
      const weight = q === undefined ? 1 : Number(q.slice(2));
      return { value, weight: weight >= 0 && weight <= 1 ? weight : 0 };
    })
    .filter(({ value }) => value !== '');
}

/**
 * Chooses the media type to answer with; equal weights go to the one offered first.
 * @param offered media types without parameters, the preferred first
 * @returns undefined when none is acceptable
 */
export function chooseMediaType<T extends string>(header: string | undefined, offered: readonly T[]): T | undefined {
  const accepted = parseAll(header ?? '');
  if (accepted.length === 0) return offered[0];
  const weigh = (type: string): number => {
    const [family] = type.split('/');
    // The most precise range decides (RFC 9110, 12.5.1), so « type/sub;q=0 » refuses what a wildcard allows.
    const ranges = [type, `${family}/*`, '*/*'];
    const match = ranges.flatMap((range) => accepted.find(({ value }) => value.toLowerCase() === range) ?? [])[0];
    return match?.weight ?? 0;
  };
  const [best] = offered.map((type) => ({ type, weight: weigh(type) })).sort((a, b) => b.weight - a.weight);
  return best && best.weight > 0 ? best.type : undefined;
}

export const encodings = ['br', 'gzip'] as const;
export type Encoding = (typeof encodings)[number];

/** Chooses a content coding that the client takes; undefined for the bytes as they are. */
export function chooseEncoding(
  header: string | undefined,
  offered: readonly Encoding[] = encodings,
): Encoding | undefined {
  const accepted = parseAll(header ?? '');
  if (accepted.length === 0) return undefined;
  const weigh = (encoding: string): number =>
    (accepted.find(({ value }) => value.toLowerCase() === encoding) ?? accepted.find(({ value }) => value === '*'))
      ?.weight ?? 0;
  const [best] = offered.map((encoding) => ({ encoding, weight: weigh(encoding) })).sort((a, b) => b.weight - a.weight);
  return best && best.weight > 0 ? best.encoding : undefined;
}
