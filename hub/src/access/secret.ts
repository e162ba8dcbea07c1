import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits as base64url, 43 characters: nobody guesses one, so nobody needs to be kept from trying. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/**
 * What is stored of a secret. A plain SHA-256 is enough for 256 random bits: slow hashes (OWASP's advice for passwords)
 * make up for what people choose, and would cost every request of a machine a tenth of a second.
 */
export const hashSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** A value that only whoever holds the secret can be given, and that does not give the secret away. */
export const deriveFrom = (secret: string, purpose: string): string =>
  createHmac('sha256', secret).update(purpose).digest('base64url');

/** Compares in constant time. */
export function equal(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
