import { z } from 'zod';

const Email = z.email().max(254);

/** An e-mail address as somebody typed it; undefined when it cannot be one. */
export function readEmail(text: string): string | undefined {
  const { success, data } = Email.safeParse(text.trim());
  return success ? data : undefined;
}

/** By which two spellings of one address are told to be one. */
export const emailKey = (email: string): string => email.trim().normalize('NFC').toLowerCase();
