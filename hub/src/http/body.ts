import type { z } from 'zod';
import { explainMember } from './issues.ts';
import type { Language, Sentence } from './language.ts';
import { ProblemError, type Fault } from './problem.ts';

/** Bytes: the largest body of the API, a booking, has less than one thousand. */
export const LARGEST_JSON = 16 * 1024;

/**
 * Reads the JSON body of a request as its schema describes it.
 * @throws ProblemError `unsupported-media-type`, `body-too-large`, or `invalid-body` that names every fault at once;
 *   no value is repeated, because a body holds what is personal
 */
export async function readBody<S extends z.ZodType>(
  schema: S,
  request: Request,
  language: Language,
): Promise<z.output<S>> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') {
    throw new ProblemError('unsupported-media-type', {
      detail: {
        fr: 'Cette adresse lit du JSON\xa0: Content-Type: application/json.',
        en: 'This address reads JSON: Content-Type: application/json.',
      },
      headers: { 'Accept-Post': 'application/json' },
      final: true,
    });
  }
  const value = parse(await readText(request));
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.flatMap((issue) => faultsOf(issue, value, language));
  throw new ProblemError('invalid-body', { detail: summary(errors), errors, final: true });
}

async function readText(request: Request): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readBytes(request));
  } catch (cause) {
    throw cause instanceof ProblemError ? cause : unreadable(cause);
  }
}

async function readBytes(request: Request): Promise<Uint8Array> {
  const declared = Number(request.headers.get('content-length') ?? NaN);
  if (declared > LARGEST_JSON) throw tooLarge();
  // The server reads no byte more than what was declared; as a whole it is read much faster than as a stream.
  if (declared >= 0) {
    const whole = new Uint8Array(await request.arrayBuffer());
    // A Request that was not made by a server may say anything.
    if (whole.byteLength > LARGEST_JSON) throw tooLarge();
    return whole;
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > LARGEST_JSON) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw unreadable(cause);
  }
}

const tooLarge = (): ProblemError =>
  new ProblemError('body-too-large', {
    detail: {
      fr: `La requête dépasse ${LARGEST_JSON / 1024} Kio.`,
      en: `The request is larger than ${LARGEST_JSON / 1024} KiB.`,
    },
    final: true,
  });

const unreadable = (cause: unknown): ProblemError =>
  new ProblemError('invalid-body', {
    detail: { fr: 'Le contenu de la requête n’est pas du JSON en UTF-8.', en: 'The body is not JSON in UTF-8.' },
    final: true,
    cause,
  });

function faultsOf(issue: z.core.$ZodIssue, value: unknown, language: Language): Fault[] {
  const inside = pointerTo(issue.path);
  if (issue.code === 'unrecognized_keys') {
    const detail = { fr: 'Ce champ est inconnu.', en: 'This member is unknown.' }[language];
    return issue.keys.map((key) => ({ pointer: `${inside}${pointerTo([key])}`, detail }));
  }
  const missing = issue.path.length > 0 && valueAt(value, issue.path) === undefined;
  return [{ pointer: inside, detail: explainMember(issue, missing, language) }];
}

/** RFC 6901. A name that is no name of ours is shortened: an answer is no echo of what was sent. */
const pointerTo = (path: readonly PropertyKey[]): string =>
  path.map((key) => `/${String(key).slice(0, 60).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
    value,
  );

function summary(errors: readonly Fault[]): Sentence {
  const names = [...new Set(errors.flatMap(({ pointer }) => (pointer ? [pointer.slice(1)] : [])))].slice(0, 10);
  if (names.length === 0) return { fr: 'La requête est à corriger.', en: 'The request needs correcting.' };
  return { fr: `À corriger\xa0: ${names.join(', ')}.`, en: `To correct: ${names.join(', ')}.` };
}
