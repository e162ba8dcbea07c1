import { ProblemError } from './problem.ts';

/**
 * Reads an `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header-08): a structured-field string, or the bare
 * value that most clients send.
 * @throws ProblemError `idempotency-key-missing` when there is none, or it cannot be one
 */
export function readIdempotencyKey(header: string | null | undefined): string {
  const text = header?.trim() ?? '';
  const quoted = /^"((?:[^"\\]|\\["\\])*)"$/.exec(text)?.[1]?.replace(/\\(["\\])/g, '$1');
  const key = quoted ?? (text.startsWith('"') ? '' : text);
  if (/^[\x21-\x7e]{1,255}$/.test(key)) return key;
  throw new ProblemError('idempotency-key-missing', {
    detail: {
      fr: 'L’en-tête Idempotency-Key est nécessaire\xa0: 1 à 255 caractères visibles, choisis au hasard pour chaque réservation. Il évite de réserver deux fois quand le réseau faiblit.',
      en: 'The Idempotency-Key header is required: 1 to 255 visible characters, chosen at random for each booking. It keeps a weak network from booking twice.',
    },
    final: true,
  });
}
