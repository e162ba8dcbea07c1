import { EscaleError, isEscaleError } from './escale-error.ts';

/** Something answered, but not as the common API does: HTML, JSON cut short, another shape. */
export class InvalidAnswerError extends EscaleError {
  override readonly name = 'InvalidAnswerError' as const;
}

export const isInvalidAnswerError = (error: unknown): error is InvalidAnswerError =>
  isEscaleError(error) && error.name === 'InvalidAnswerError';
