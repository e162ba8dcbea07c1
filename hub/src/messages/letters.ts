import { writeInvitation, writeSignInLetter } from '../access/letters.ts';
import type { Sql } from '../database/database.ts';
import { writeLabelEndingLetter } from '../labels/notices.ts';
import { writeClaimLetter } from '../operators/claims/letters.ts';
import { writeConfirmLetter, writeDecidedLetter, writeWaitingLetter } from '../operators/proposals/letters.ts';
import { writeSeriesBooked, writeSeriesCancelled, writeSeriesLeft } from '../series/letters.ts';
import type { Mail, Sender } from './compose.ts';

/** A message, or why it is not to be sent any more. */
export type Written = { readonly mail: Mail } | { readonly obsolete: string };

export interface LetterWriting {
  readonly sql: Sql;
  readonly sender: Sender;
  readonly now: Date;
  /** When the letter was asked for. */
  readonly createdAt: Date;
}

/** Writes a letter at the moment when it is sent, from what is so by then. */
export type LetterWriter = (subject: string, writing: LetterWriting) => Promise<Written>;

/**
 * Letters that are about no booking; the column `letter` of the outbox holds one of these names, and `queueLetter`
 * (outbox.ts) queues one.
 */
const writers = {
  'sign-in': writeSignInLetter,
  invitation: writeInvitation,
  'label-ending': writeLabelEndingLetter,
  'proposal-confirm': writeConfirmLetter,
  'proposal-waiting': writeWaitingLetter,
  'proposal-decided': writeDecidedLetter,
  'claim-confirm': writeClaimLetter,
  'series-booked': writeSeriesBooked,
  'series-cancelled': writeSeriesCancelled,
  'series-left': writeSeriesLeft,
} as const satisfies Readonly<Record<string, LetterWriter>>;

export type LetterName = keyof typeof writers;

export const letterWriters: Readonly<Record<string, LetterWriter>> = writers;
