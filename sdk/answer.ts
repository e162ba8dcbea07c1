import type { Problem } from './contract/index.ts';
import { InvalidAnswerError, ProblemError } from './errors/index.ts';
import type { Answer } from './exchange.ts';
import { isProblem } from './guards/problem.ts';
import { type Reader, shaped } from './reader.ts';
import { parseRetryAfter } from './retry.ts';

const readProblem = shaped(isProblem, 'Problem');

/** Reads an answer. @throws ProblemError, InvalidAnswerError */
export function readAnswer<T>(url: URL, { response, text }: Answer, read: Reader<T>): T {
  const { ok, status, statusText, headers } = response;
  let problem: Problem = { type: 'about:blank', title: statusText, status };
  try {
    const json: unknown = JSON.parse(text);
    if (ok) return read(json);
    problem = { ...readProblem(json), status };
  } catch (cause) {
    // A gateway before the hub may speak in its place; any other stranger is told as such.
    if (ok || (status !== 429 && status < 500)) {
      // The kind of answer is what tells a wrong address from a broken hub.
      const kind = headers.get('content-type') ?? 'without a media type';
      const message = `${(cause as Error).message}; is this a hub? It answered ${status} ${kind}`;
      throw new InvalidAnswerError(url, message, { cause });
    }
  }
  throw new ProblemError(url, problem, parseRetryAfter(headers.get('retry-after')));
}
