import { ProblemError } from './problem.ts';

/**
 * Reads `Authorization: Bearer` (RFC 6750).
 * @throws ProblemError `unauthorized` when there is none, or it cannot be one
 */
export function readBearer(header: string | null, refusal: () => ProblemError = unauthorized): string {
  const token = /^Bearer +([\w.~+/=-]{1,512}) *$/i.exec(header ?? '')?.[1];
  if (token === undefined) throw refusal();
  return token;
}

/** A machine's key is missing, unknown or revoked: the three are not told apart. */
export const withoutKey = (): ProblemError =>
  new ProblemError('unauthorized', {
    detail: {
      fr: 'Cette opération demande une clé de machine en cours de validité\xa0: Authorization: Bearer esk_…',
      en: 'This operation needs a machine’s key that is still valid: Authorization: Bearer esk_…',
    },
    headers: { 'WWW-Authenticate': 'Bearer' },
    final: true,
  });

/** Somebody known who has no right to this (RFC 6750, 3.1). */
export const forbidden = (): ProblemError =>
  new ProblemError('forbidden', {
    detail: {
      fr: 'Vous n’avez pas le rôle qu’il faut pour cela.',
      en: 'You do not have the role that this needs.',
    },
    headers: { 'WWW-Authenticate': 'Bearer error="insufficient_scope"' },
    final: true,
  });

/** The right is missing or not the right one: the two are not told apart. */
export const unauthorized = (): ProblemError =>
  new ProblemError('unauthorized', {
    detail: {
      fr: 'Le lien que vous avez reçu par courriel donne accès à votre réservation\xa0; celui-ci est incomplet ou n’est pas le bon.',
      en: 'The link that you received by e-mail gives access to your booking; this one is incomplete or not the right one.',
    },
    headers: { 'WWW-Authenticate': 'Bearer' },
    final: true,
  });
