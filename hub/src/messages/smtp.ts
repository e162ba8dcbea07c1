import nodemailer from 'nodemailer';
import type { Sender } from './compose.ts';
import { mimeOptions } from './mime.ts';
import { DeliveryError, UndeliverableError, type Postman } from './postman.ts';

export interface SmtpOptions {
  /** Milliseconds without a word from the server after which an attempt ends. */
  readonly patience?: number;
}

/** RFC 5321 (4.5.3.2) would wait minutes; a message that waits in the outbox loses nothing by an early retry. */
const PATIENCE_MS = 30_000;

/**
 * Sends by an SMTP server.
 * @param url `smtp://` or `smtps://`, with user and password when the server asks for them
 */
export function smtpPostman(url: string, sender: Sender, { patience = PATIENCE_MS }: SmtpOptions = {}): Postman {
  // A connection a message, not a pool: a pool sends again on its own what a broken connection left in doubt.
  const transport = nodemailer.createTransport({
    url,
    connectionTimeout: patience,
    greetingTimeout: patience,
    dnsTimeout: patience,
    socketTimeout: patience,
  });
  return {
    async deliver(parcel) {
      try {
        await transport.sendMail(mimeOptions(parcel, sender));
      } catch (error) {
        throw judge(error);
      }
    },
    // What was sent is the receiver's: nothing of it is here.
    forget: () => Promise.resolve(),
    close: () => transport.close(),
  };
}

/** What nodemailer says of a failure. */
interface Failure {
  readonly code?: unknown;
  readonly command?: unknown;
  readonly response?: unknown;
  readonly responseCode?: unknown;
}

/**
 * Whether a failure is the message's for good: the server refused this recipient or this content with 5xx. What it
 * says to the greeting, to our credentials or to our sender is a setting to mend, and loses no message.
 */
function judge(error: unknown): Error {
  const { code, command, response, responseCode } = (error instanceof Error ? error : {}) as Failure;
  const said = [
    typeof code === 'string' ? code : 'EUNKNOWN',
    typeof command === 'string' ? command : '',
    typeof responseCode === 'number' ? String(responseCode) : '',
    // Enhanced status code (RFC 3463): digits only, so nothing personal.
    typeof response === 'string' ? (/^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1] ?? '') : '',
  ];
  const reason = said.filter(Boolean).join(' ');
  const forGood =
    typeof responseCode === 'number' && responseCode >= 500 && (command === 'RCPT TO' || command === 'DATA');
  // The cause is left out on purpose: its message holds the address.
  return forGood ? new UndeliverableError(reason) : new DeliveryError(reason);
}
