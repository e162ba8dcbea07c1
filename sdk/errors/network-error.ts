import { EscaleError, isEscaleError } from './escale-error.ts';

/** No answer came, or it broke off: no network, a refused connection, a blocked origin. The reason is `cause`. */
export class NetworkError extends EscaleError {
  override readonly name = 'NetworkError' as const;

  constructor(address: URL, cause: unknown) {
    super(address, 'no complete answer from the hub', { cause });
  }
}

export const isNetworkError = (error: unknown): error is NetworkError =>
  isEscaleError(error) && error.name === 'NetworkError';
