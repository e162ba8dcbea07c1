import type postgres from 'postgres';

/** What an element of an array is read as, and written from. */
type Read = (text: string) => unknown;
type Write = (value: unknown) => unknown;

/** PostgreSQL's own types of arrays, by their numbers (OIDs), and those of their elements. */
const known = {
  1000: 16, // boolean
  1001: 17, // bytea
  1003: 19, // name
  1005: 21, // smallint
  1007: 23, // integer
  1009: 25, // text
  1015: 1043, // varchar
  1016: 20, // bigint
  1021: 700, // real
  1022: 701, // double precision
  1028: 26, // oid
  1115: 1114, // timestamp
  1182: 1082, // date
  1185: 1184, // timestamptz
  1231: 1700, // numeric
  199: 114, // json
  2210: 2205, // regclass
  2951: 2950, // uuid
  3807: 3802, // jsonb
  3911: 3910, // tstzrange
};

/**
 * How arrays travel, given how their elements do. The driver would ask each new connection which types there are, and a
 * connection lost at that moment would bring the process down: nobody awaits that question (postgres.js 3.4.9).
 */
export function arrayTypes(
  reads: Readonly<Record<number, Read>>,
  writes: Readonly<Record<number, Write>>,
): postgres.PostgresType[] {
  return Object.entries(known).map(([array, element]) => {
    const read = reads[element] ?? ((text: string) => text);
    const write = writes[element] ?? String;
    return {
      to: Number(array),
      from: [Number(array)],
      serialize: (value: unknown) => formatArray(value, write),
      parse: (text: string) => parseArray(text, read),
    };
  });
}

/** The text that PostgreSQL reads as an array (8.15.6); anything else than an array is taken for that text. */
export function formatArray(value: unknown, write: Write): string {
  if (!Array.isArray(value)) return String(value);
  const elements = value.map((element: unknown) => {
    if (Array.isArray(element)) return formatArray(element, write);
    if (element === null || element === undefined) return 'NULL';
    return `"${String(write(element)).replace(/["\\]/g, '\\$&')}"`;
  });
  return `{${elements.join(',')}}`;
}

/** Reads an array as PostgreSQL writes it (8.15.6): the bounds of one that does not begin at 1 are left out. */
export function parseArray(text: string, read: Read): unknown[] {
  const token = /[{}]|"((?:[^"\\]|\\.)*)"|[^{},"]+/gs;
  token.lastIndex = text.indexOf('{') + 1;
  const outer: unknown[][] = [];
  let array: unknown[] = [];
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const [found, quoted] = match;
    if (found === '{') {
      const inner: unknown[] = [];
      array.push(inner);
      outer.push(array);
      array = inner;
    } else if (found === '}') {
      array = outer.pop() ?? array;
    } else if (quoted !== undefined) array.push(read(quoted.replace(/\\(.)/gs, '$1')));
    else array.push(found === 'NULL' ? null : read(found));
  }
  return array;
}
