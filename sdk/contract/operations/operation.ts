import { z } from 'zod';
import type { Access } from '../access.ts';
import type { ProblemType } from '../problem.ts';
import { TypedPlaceId } from '../values.ts';

/** One operation of the common API: the hub's route, the document and the client follow from it. */
export interface Operation {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** OpenAPI path template, `{name}` for a parameter. */
  readonly path: `/${string}`;
  readonly summary: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  /** JSON body of the request. */
  readonly body?: z.ZodType;
  /** The request must carry an `Idempotency-Key`. */
  readonly keyed?: true;
  /** The request must carry `If-Match` with the ETag of what it changes (RFC 9110, 13.1.1). */
  readonly conditional?: true;
  /** The request must carry the booking's capability as `Authorization: Bearer`. */
  readonly capability?: true;
  /**
   * The least role that may: the request must carry a machine's key as `Authorization: Bearer esk_…`. The route says
   * on which place or label scheme it acts (`on`). Absent: anybody may, or whoever has the capability.
   */
  readonly access?: Access;
  /** Status of the answer; 200 when absent. */
  readonly status?: 201 | 204;
  /** Media types of the answer, the default first. */
  readonly answers: Readonly<Record<string, z.ZodType>>;
  readonly problems: readonly ProblemType[];
}

/** Keeps the exact types of a definition. */
export const operation = <const T extends Operation>(definition: T): T => definition;

export const placeParams = z.strictObject({
  id: TypedPlaceId,
});
