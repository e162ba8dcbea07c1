import type { Queries } from '../places/transaction.ts';
import type { Declaration } from './declaration.ts';

/**
 * Keeps what was said of a visit, in place of what was said before.
 * @returns false when the visit is gone: its quarter was frozen meanwhile, or the presence was taken back
 */
export async function declare(
  sql: Queries,
  placeId: number,
  visitId: string,
  declaration: Declaration,
): Promise<boolean> {
  const changed = await sql`
    update visit set declaration = ${JSON.stringify(declaration)}::text::jsonb
    where place_id = ${placeId} and id = ${visitId}`;
  return changed.count > 0;
}
