import { createHmac, randomBytes } from 'node:crypto';

/** What a secret begins with (standard-webhooks). */
const PREFIX = 'whsec_';

/** 256 random bits. */
export const newSecret = (): Buffer => randomBytes(32);

/** A secret as its receiver is given it, and as the libraries of standard-webhooks read it. */
export const formatSecret = (secret: Buffer): string => `${PREFIX}${secret.toString('base64')}`;

export interface Signed {
  /** `webhook-id`. */
  readonly id: string;
  /** `webhook-timestamp`: seconds since 1970, of this attempt. */
  readonly timestamp: number;
  readonly body: string;
}

/** `webhook-signature`: HMAC-SHA-256 of « id.timestamp.body » under the secret, version 1 of the scheme. */
export const signatureOf = (secret: Buffer, { id, timestamp, body }: Signed): string =>
  `v1,${createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
