/** What a page shows of a message. */
export interface ReadMessage {
  readonly subject: string;
  readonly to: string;
  readonly date: string;
  readonly text: string;
}

/**
 * Reads a message that this hub wrote (folder.ts): its headers and its text part. No reader of other people's
 * messages.
 * @param raw the file's bytes as Latin-1
 */
export function readMessage(raw: string): ReadMessage {
  const { headers } = split(raw);
  return {
    subject: decodeWords(headers.get('subject') ?? ''),
    to: decodeWords(headers.get('to') ?? ''),
    date: headers.get('date') ?? '',
    text: findText(raw) ?? '',
  };
}

interface Entity {
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

function split(raw: string): Entity {
  const end = raw.indexOf('\r\n\r\n');
  const head = (end < 0 ? raw : raw.slice(0, end)).replace(/\r\n[ \t]+/g, ' ');
  const headers = head.split('\r\n').map((line): [string, string] => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
  });
  return { headers: new Map(headers), body: end < 0 ? '' : raw.slice(end + 4) };
}

/** The first text/plain part, depth first (RFC 2046). */
function findText(raw: string): string | undefined {
  const { headers, body } = split(raw);
  const type = headers.get('content-type') ?? 'text/plain';
  if (/^text\/plain/i.test(type)) return decodeBody(body, headers.get('content-transfer-encoding') ?? '7bit');
  const boundary = /^multipart\/.*boundary="?([^";]+)"?/i.exec(type)?.[1];
  if (boundary === undefined) return undefined;
  for (const part of `\r\n${body}`.split(`\r\n--${boundary}`).slice(1, -1)) {
    const text = findText(part.replace(/^[ \t]*\r\n/, ''));
    if (text !== undefined) return text;
  }
  return undefined;
}

const bytesOf = (text: string): string =>
  text.replace(/=([0-9A-F]{2})/gi, (_match, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

const utf8 = (bytes: string): string => Buffer.from(bytes, 'latin1').toString();

function decodeBody(body: string, encoding: string): string {
  if (/^base64$/i.test(encoding)) return Buffer.from(body, 'base64').toString();
  return utf8(/^quoted-printable$/i.test(encoding) ? bytesOf(body.replace(/=[ \t]*\r\n/g, '')) : body);
}

/** Encoded words (RFC 2047) in UTF-8; the space between two of them is none. */
const decodeWords = (text: string): string =>
  text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([QB])\?([^?]*)\?=/gi, (_match, encoding: string, word: string) =>
      /b/i.test(encoding) ? Buffer.from(word, 'base64').toString() : utf8(bytesOf(word.replaceAll('_', ' '))),
    );
