import { EscaleError, isEscaleError } from './escale-error.ts';

/** The answer did not come within the client's `timeout`, tries included. */
export class TimeoutError extends EscaleError {
  override readonly name = 'TimeoutError' as const;

  constructor(address: URL, timeout: number) {
    super(address, `no answer within ${timeout} ms`);
  }
}

export const isTimeoutError = (error: unknown): error is TimeoutError =>
  isEscaleError(error) && error.name === 'TimeoutError';
