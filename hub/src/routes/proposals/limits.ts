import { emailKey } from '../../access/email.ts';
import type { Connection } from '../pages/mail.ts';
import { RateLimit, senderOf, subscriberOf } from '../../http/rate-limit.ts';

/** Proposals in an hour from one address: a town hall's desk may send several. */
const PER_ADDRESS = { name: 'proposals', limit: 20, window: 3600 };
/** Letters in an hour to one e-mail address. */
const PER_EMAIL = { name: 'e-mail', limit: 5, window: 3600 };

/** What keeps one address from flooding those who decide, and other people's mailboxes; counted in each process. */
export class ProposalLimits {
  readonly #addresses = new RateLimit(PER_ADDRESS);
  readonly #emails = new RateLimit(PER_EMAIL);
  readonly #proxies: number;

  constructor(proxies: number) {
    this.#proxies = proxies;
  }

  /** @throws ProblemError `too-many-requests` */
  countAddress(request: Request, connection: Connection | undefined): Readonly<Record<string, string>> {
    const forwarded = request.headers.get('x-forwarded-for') ?? undefined;
    const from = connection?.incoming?.socket?.remoteAddress;
    return this.#addresses.count(subscriberOf(senderOf(from, forwarded, this.#proxies)));
  }

  /** @throws ProblemError `too-many-requests` */
  countEmail(email: string): void {
    this.#emails.count(emailKey(email));
  }
}
