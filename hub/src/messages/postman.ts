import type { Mail } from './compose.ts';

/** A message on its way, with what stays the same each time it is tried. */
export interface Parcel {
  /** Id of the outbox row. */
  readonly id: string;
  /** The booking that it is about; a letter about none has its own id here. */
  readonly bookingId: string;
  /** Without angle brackets; one for all attempts, so that a receiver can tell a repeat (RFC 5322, 3.6.4). */
  readonly messageId: string;
  readonly createdAt: Date;
  readonly mail: Mail;
}

/** Carries messages: to an SMTP server, or into a folder. */
export interface Postman {
  /**
   * Resolves once the receiver has taken the message over.
   * @throws UndeliverableError when trying again is of no use; any other error is a reason to try later
   */
  deliver(parcel: Parcel): Promise<void>;
  /** Removes what is still here of a booking's messages. */
  forget(bookingId: string): Promise<void>;
  close(): void;
}

/** The receiver refused this message for good; the message holds a code and nobody's address. */
export class UndeliverableError extends Error {
  override readonly name = 'UndeliverableError';
}

/** What went wrong on the way, as a code: what servers say often repeats the address. */
export class DeliveryError extends Error {
  override readonly name = 'DeliveryError';
}
