import { z } from 'zod';
import { RefusalReason, Slot } from './booking.ts';
import { RefusedDate } from './series.ts';

/** The stable last part of a problem's `type`. */
export const problemTypes = [
  'invalid-parameters',
  'invalid-body',
  'unauthorized',
  'forbidden',
  'not-found',
  'not-acceptable',
  'method-not-allowed',
  'stale-cursor',
  'booking-refused',
  'conflict',
  'idempotency-key-missing',
  'idempotency-key-reused',
  'idempotency-key-busy',
  'precondition-failed',
  'precondition-required',
  'body-too-large',
  'unsupported-media-type',
  'too-many-requests',
  'unavailable',
  'internal',
] as const;

export type ProblemType = (typeof problemTypes)[number];

/** HTTP status that goes with each type (RFC 9110): the hub answers it, the document announces it. */
export const problemStatus = {
  'invalid-parameters': 400,
  'invalid-body': 400,
  unauthorized: 401,
  forbidden: 403,
  'not-found': 404,
  'not-acceptable': 406,
  'method-not-allowed': 405,
  'stale-cursor': 410,
  'booking-refused': 409,
  conflict: 409,
  'idempotency-key-missing': 400,
  'idempotency-key-reused': 422,
  'idempotency-key-busy': 409,
  'precondition-failed': 412,
  'precondition-required': 428,
  'body-too-large': 413,
  'unsupported-media-type': 415,
  'too-many-requests': 429,
  unavailable: 503,
  internal: 500,
} as const satisfies Record<ProblemType, number>;

export const problemTypeUri = (type: ProblemType): string => `urn:escale:problem:${type}`;

/** RFC 9457 problem details. */
export const Problem = z
  .object({
    type: z.string().meta({ description: 'Stable, `urn:escale:problem:` and a word.' }),
    title: z.string().meta({ description: 'In the asked language.' }),
    status: z.int().min(400).max(599),
    detail: z.string().optional().meta({ description: 'A sentence for a person, in the asked language.' }),
    final: z
      .boolean()
      .optional()
      .meta({ description: 'True when the same request cannot succeed later: clients do not try it again.' }),
    errors: z
      .array(
        z.object({
          pointer: z.string().optional().meta({ description: 'RFC 6901, into the body.' }),
          parameter: z.string().optional().meta({ description: 'Name of the parameter of the address.' }),
          detail: z.string(),
        }),
      )
      .optional(),
    reason: RefusalReason.optional().meta({ description: 'Of `booking-refused`.' }),
    alternatives: z
      .array(Slot)
      .optional()
      .meta({ description: 'Of `booking-refused`: the nearest free times, soonest first.' }),
    refused: z
      .array(RefusedDate)
      .optional()
      .meta({ description: 'Of `booking-refused` for a series: every date that stands against it.' }),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem details.' });

export type Problem = z.infer<typeof Problem>;
