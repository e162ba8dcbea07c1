/**
 * What every error of the client has in common. Its message is English and for developers; the sentence that a
 * person reads belongs to the page.
 */
export abstract class EscaleError extends Error {
  abstract override readonly name: 'ProblemError' | 'NetworkError' | 'TimeoutError' | 'InvalidAnswerError';

  /** What was asked for: origin and path only, because a query may hold where somebody is or what they seek. */
  declare readonly address: string;

  constructor(address: URL, message: string, options?: ErrorOptions) {
    const shown = address.origin + address.pathname;
    super(`${shown}: ${message}`, options);
    this.address = shown;
  }
}

/**
 * Whether an error came from the client, also from another copy of it or from another realm.
 * The address tells our TimeoutError from the platform's DOMException of that name.
 */
export const isEscaleError = (error: unknown): error is EscaleError => {
  const { address, name } = Object(error) as Partial<EscaleError>;
  return typeof address === 'string' && /^(Problem|Network|Timeout|InvalidAnswer)Error$/.test(String(name));
};
