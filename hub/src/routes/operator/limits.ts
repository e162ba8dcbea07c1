import { emailKey } from '../../access/email.ts';
import { RateLimit, senderOf, subscriberOf } from '../../http/rate-limit.ts';
import type { Connection } from '../pages/mail.ts';

/** Links that one address may ask for or open: a town hall's whole staff may share one. */
const PER_ADDRESS = { name: 'sign-in', limit: 30, window: 600 };
/** Letters to one e-mail address: more would be a nuisance to whoever has it. */
const PER_EMAIL = { name: 'e-mail', limit: 5, window: 900 };

/** What keeps one address from filling other people's mailboxes; counted in each process. */
export interface SignInLimits {
  /**
   * Counts a request by where it came from; headers for its answer.
   * @throws ProblemError `too-many-requests`
   */
  countAddress(request: Request, connection: Connection | undefined): Readonly<Record<string, string>>;
  /** Counts a letter, whether there is such an account or not. */
  countEmail(email: string): void;
}

export function signInLimits(proxies: number): SignInLimits {
  const addresses = new RateLimit(PER_ADDRESS);
  const emails = new RateLimit(PER_EMAIL);
  return {
    countAddress(request, connection) {
      const from = connection?.incoming?.socket?.remoteAddress;
      const forwarded = request.headers.get('x-forwarded-for') ?? undefined;
      return addresses.count(subscriberOf(senderOf(from, forwarded, proxies)));
    },
    countEmail: (email) => void emails.count(emailKey(email)),
  };
}
