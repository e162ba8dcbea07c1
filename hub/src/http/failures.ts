import { randomUUID } from 'node:crypto';
import { isDatabaseAway } from '../database/connection.ts';
import type { Log } from '../log.ts';
import { openHeaders } from './headers.ts';
import { preferredLanguage } from './language.ts';
import { describeProblem, ProblemError } from './problem.ts';

/** Seconds after which a client may try again when the database is away; it is usually back within one. */
const RETRY_AFTER = 5;

/** What went wrong as a problem: thrown as one, the database away, or a fault of ours. */
export function toProblem(error: unknown, requestId: string = randomUUID()): ProblemError {
  if (error instanceof ProblemError) return error;
  if (isDatabaseAway(error)) {
    return new ProblemError('unavailable', {
      detail: {
        fr: 'La base de données ne répond pas. Réessayez dans quelques secondes.',
        en: 'The database does not answer. Try again in a few seconds.',
      },
      headers: { 'Retry-After': String(RETRY_AFTER) },
      cause: error,
    });
  }
  return new ProblemError('internal', {
    detail: {
      fr: `Quelque chose s’est mal passé de notre côté. Référence à donner à l’équipe\xa0: ${requestId}.`,
      en: `Something went wrong on our side. Reference to give to the team: ${requestId}.`,
    },
    cause: error,
  });
}

/** Answers with the problem (RFC 9457) in the asked language, and logs what is ours to mend. */
export function failed(request: Request, error: unknown, requestId: string, log: Log): Response {
  const problem = toProblem(error, requestId);
  const language = preferredLanguage(request.headers.get('accept-language'));
  const body = describeProblem(problem, language);
  if (problem.type === 'internal') log.error('request failed', { requestId }, problem.cause);
  if (problem.type === 'unavailable') log.warn('database away', { requestId }, problem.cause);
  const headers = new Headers({
    ...openHeaders,
    'Content-Type': 'application/problem+json',
    'Content-Language': language,
    'Cache-Control': 'no-store',
    Vary: 'Accept-Language',
    ...problem.options.headers,
  });
  return new Response(request.method === 'HEAD' ? null : JSON.stringify(body), { status: body.status, headers });
}
