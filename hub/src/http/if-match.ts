import { ProblemError } from './problem.ts';

/**
 * Reads `If-Match` (RFC 9110, 13.1.1), without which two people could overwrite each other (RFC 6585, 3).
 * @throws ProblemError `precondition-required`
 */
export function readIfMatch(header: string | null): string {
  if (header !== null && header.trim() !== '') return header;
  throw new ProblemError('precondition-required', {
    detail: {
      fr: 'Une modification dit sur quoi elle se fonde\xa0: If-Match avec l’ETag de la dernière lecture.',
      en: 'A change says what it is based on: If-Match with the ETag that was read last.',
    },
    final: true,
  });
}

/** Whether `If-Match` names this entity tag; comparison is strong, and `*` names any. */
export const namesTag = (ifMatch: string, tag: string): boolean =>
  ifMatch.split(',').some((candidate) => ['*', tag].includes(candidate.trim()));
