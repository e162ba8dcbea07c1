import { open } from 'node:fs/promises';
import { UnreadableFileError, type UnreadableReason } from './unreadable.ts';

/** Names as iconv-lite knows them. */
export type Encoding = 'utf8' | 'utf16le' | 'utf16be' | 'win1252';

/** First bytes of what people take for a CSV file. */
const SIGNATURES: readonly (readonly [bytes: readonly number[], reason: UnreadableReason])[] = [
  [[0x50, 0x4b, 0x03, 0x04], 'workbook'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'old-workbook'],
  [[0x25, 0x50, 0x44, 0x46], 'pdf'],
  [[0x1f, 0x8b], 'compressed'],
];

const BEGINNINGS: readonly (readonly [pattern: RegExp, reason: UnreadableReason])[] = [
  [/^\s*(?:<!doctype html|<html|<head|<body)/i, 'html'],
  [/^\s*<\?xml|^\s*<[a-z]+[\s>]/i, 'xml'],
  [/^\s*(?:\{\s*"|\[\s*[{["])/, 'json'],
];

/**
 * Tells how a text file is encoded: by its byte order mark, else UTF-8 when all of it is valid UTF-8, else
 * Windows-1252, which is what spreadsheets write in France.
 * @throws UnreadableFileError when the file is not a text file, is another kind of file, or cannot be opened
 */
export async function detectEncoding(path: string): Promise<Encoding> {
  const file = await open(path).catch((error: unknown) => {
    throw openingError(error);
  });
  try {
    if ((await file.stat()).isDirectory()) throw new UnreadableFileError('folder');
    let encoding: Encoding | undefined;
    const decoder = new TextDecoder('utf-8', { fatal: true });
    const chunk = Buffer.alloc(64 * 1024);
    for (let position = 0; ;) {
      const { bytesRead } = await file.read(chunk, 0, chunk.length, position);
      const bytes = chunk.subarray(0, bytesRead);
      if (position === 0) encoding = recogniseBeginning(bytes);
      if (encoding !== undefined) return encoding;
      if (isBinary(bytes)) throw new UnreadableFileError('binary');
      if (!isValid(decoder, bytes, bytesRead > 0)) return 'win1252';
      if (bytesRead === 0) return 'utf8';
      position += bytesRead;
    }
  } finally {
    await file.close();
  }
}

/** A stray zero byte is a repair; one byte in a hundred is another kind of file. */
const isBinary = (bytes: Uint8Array): boolean => {
  let zeros = 0;
  for (const byte of bytes) if (byte === 0) zeros += 1;
  return zeros * 100 > bytes.length;
};

function isValid(decoder: TextDecoder, bytes: Uint8Array, stream: boolean): boolean {
  try {
    decoder.decode(bytes, { stream });
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** The encoding when the first bytes tell it; undefined when the rest has to be read. */
function recogniseBeginning(bytes: Buffer): Encoding | undefined {
  if (bytes.length === 0) throw new UnreadableFileError('empty');
  for (const [signature, reason] of SIGNATURES) {
    if (signature.every((byte, index) => bytes[index] === byte)) throw new UnreadableFileError(reason);
  }
  const encoding = utf16(bytes);
  const text = bytes
    .subarray(0, 1024)
    .toString(encoding === 'utf16le' ? 'utf16le' : 'latin1')
    .replace(/^(?:\uFEFF|ï»¿)/, '');
  if (encoding === undefined && text.trim() === '' && bytes.length < 1024) throw new UnreadableFileError('empty');
  for (const [pattern, reason] of BEGINNINGS) if (pattern.test(text)) throw new UnreadableFileError(reason);
  return encoding;
}

/** By byte order mark, or because the other half of each Latin character is zero. */
function utf16(bytes: Buffer): 'utf16le' | 'utf16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf16be';
  const sample = bytes.subarray(0, 200);
  const zeros = [0, 0];
  for (const [index, byte] of sample.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const most = sample.length / 2;
  if (odd > most * 0.7 && even < most * 0.1) return 'utf16le';
  return even > most * 0.7 && odd < most * 0.1 ? 'utf16be' : undefined;
}

function openingError(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return new UnreadableFileError('not-found', [], { cause: error });
  if (code === 'EACCES' || code === 'EPERM') return new UnreadableFileError('not-allowed', [], { cause: error });
  if (code === 'EISDIR') return new UnreadableFileError('folder', [], { cause: error });
  return error;
}
