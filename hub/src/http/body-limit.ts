import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';

/**
 * Refuses bodies that are too large. One that declares its length is judged by that, without looking for the body: the
 * server's parser reads no byte more than was declared, and to look makes a whole Request and a stream of what the
 * server read, which takes longer than most of what is then done with it.
 * @param largest bytes
 */
export function limitBody(largest: number, tooLarge: () => never): MiddlewareHandler {
  const counting = bodyLimit({ maxSize: largest, onError: tooLarge });
  return (context, next) => {
    const declared = context.req.header('content-length');
    if (declared === undefined || context.req.header('transfer-encoding') !== undefined) return counting(context, next);
    return Number(declared) > largest ? tooLarge() : next();
  };
}
