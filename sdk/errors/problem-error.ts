import type { Problem } from '../contract/index.ts';
import { EscaleError, isEscaleError } from './escale-error.ts';

/** The hub, or a gateway before it, answered that it will not or cannot do this. */
export class ProblemError extends EscaleError {
  override readonly name = 'ProblemError' as const;

  /**
   * RFC 9457 problem details in the client's language. Its type is `about:blank`, as the RFC says, when an overloaded
   * hub or a gateway gave nothing but a status.
   */
  declare readonly problem: Problem;

  /** Seconds to wait before asking again (RFC 9110 Retry-After), when the hub said so. */
  declare readonly retryAfter: number | undefined;

  constructor(address: URL, problem: Problem, retryAfter?: number) {
    const { status, title, detail, errors = [] } = problem;
    // Names of parameters, not what was asked of them: a message may end up in a log.
    const about = detail ?? errors.map(({ parameter, pointer }) => parameter ?? pointer).join(', ');
    super(address, `${status} ${title}${about && ` (${about})`}`);
    this.problem = problem;
    this.retryAfter = retryAfter;
  }

  /** HTTP status of the answer. */
  get status(): number {
    return this.problem.status;
  }
}

export const isProblemError = (error: unknown): error is ProblemError =>
  isEscaleError(error) && error.name === 'ProblemError';
