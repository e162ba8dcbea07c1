import { ProblemError } from './problem.ts';

/**
 * Reads `Authorization: Bearer` (RFC 6750).
 * @throws ProblemError `unauthorized` when there is none, or it cannot be one
 */
export function readBearer(header: string | null): string {
  const token = /^Bearer +([\w.~+/=-]{1,512}) *$/i.exec(header ?? '')?.[1];
  if (token === undefined) throw unauthorized();
  return token;
}

/** The right is missing or not the right one: the two are not told apart. */
export const unauthorized = (): ProblemError =>
  new ProblemError('unauthorized', {
    detail: {
      fr: 'Le lien que vous avez reçu par courriel donne accès à votre réservation ; celui-ci est incomplet ou n’est pas le bon.',
      en: 'The link that you received by e-mail gives access to your booking; this one is incomplete or not the right one.',
    },
    headers: { 'WWW-Authenticate': 'Bearer' },
    final: true,
  });
