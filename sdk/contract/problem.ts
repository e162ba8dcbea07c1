import { z } from 'zod';

/** The stable last part of a problem's `type`. */
export const problemTypes = [
  'invalid-parameters',
  'invalid-body',
  'not-found',
  'not-acceptable',
  'method-not-allowed',
  'stale-cursor',
  'unavailable',
  'internal',
] as const;

export type ProblemType = (typeof problemTypes)[number];

export const problemTypeUri = (type: ProblemType): string => `urn:escale:problem:${type}`;

/** RFC 9457 problem details. */
export const Problem = z
  .object({
    type: z.string().meta({ description: 'Stable, `urn:escale:problem:` and a word.' }),
    title: z.string().meta({ description: 'In the asked language.' }),
    status: z.int().min(400).max(599),
    detail: z.string().optional().meta({ description: 'A sentence for a person, in the asked language.' }),
    errors: z
      .array(
        z.object({
          pointer: z.string().optional().meta({ description: 'RFC 6901, into the body.' }),
          parameter: z.string().optional().meta({ description: 'Name of the parameter of the address.' }),
          detail: z.string(),
        }),
      )
      .optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem details.' });

export type Problem = z.infer<typeof Problem>;
