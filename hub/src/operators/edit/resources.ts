import { isDeepStrictEqual } from 'node:util';
import type { ResourceEdit } from '../../../../sdk/contract/index.ts';
import { record, type State } from '../../access/journal.ts';
import type { Transaction } from '../../places/transaction.ts';
import { readResource, type KeptPlace } from './record.ts';
import type { By } from './save.ts';

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** What the journal keeps of a resource; null while it is not offered. */
export const resourceState = (resource: ResourceEdit & { readonly withdrawn?: boolean }): State => {
  const { kind, name, seats, price, via, url, rules, calendarUrl } = resource;
  return resource.withdrawn ? null : (plain({ kind, name, seats, price, via, url, rules, calendarUrl }) as State);
};

/**
 * Makes a resource what an operator says, or withdraws it (null): whoever booked it still comes. The resources are the
 * operator's from then on: imports leave them alone.
 * @param resourceId undefined for a new one
 * @returns the resource's number, and whether anything changed
 */
export async function saveResource(
  sql: Transaction,
  place: KeptPlace,
  resourceId: number | undefined,
  edit: ResourceEdit | null,
  by: Pick<By, 'actor' | 'now'>,
): Promise<{ id: number; changed: boolean }> {
  const placeId = place.stored.id;
  const before = resourceId === undefined ? undefined : await readResource(sql, placeId, resourceId, true);
  if (resourceId !== undefined && before === undefined) throw new RangeError(`No resource ${resourceId} at this place`);
  const states = { before: before ? resourceState(before) : null, after: edit ? resourceState(edit) : null };
  if (before && isDeepStrictEqual(states.before, states.after)) return { id: before.id, changed: false };
  const id = await writeResource(sql, placeId, before?.id, edit);
  await touchPlace(sql, placeId, by.now);
  await record(sql, { ...by, subject: { kind: 'resource', id: String(id), placeId }, ...states });
  return { id, changed: true };
}

/** Writes without a word in the journal. */
export async function writeResource(
  sql: Transaction,
  placeId: number,
  resourceId: number | undefined,
  edit: ResourceEdit | null,
): Promise<number> {
  if (edit === null) {
    await sql`update resource set withdrawn = true where place_id = ${placeId} and id = ${resourceId ?? null}`;
    return resourceId ?? 0;
  }
  const { kind, name, seats, via, url, calendarUrl } = edit;
  const price = edit.price && JSON.stringify(edit.price);
  const rules = edit.rules && JSON.stringify(edit.rules);
  const [row] =
    resourceId === undefined
      ? await sql<{ id: number }[]>`
          insert into resource (place_id, position, kind, name, seats, price, booking_via, booking_url, rules, calendar_url)
          values (${placeId}, (select coalesce(max(position), -1) + 1 from resource where place_id = ${placeId}),
            ${kind}, ${name}, ${seats}, ${price}::text::jsonb, ${via}, ${url}, ${rules}::text::jsonb, ${calendarUrl})
          returning id`
      : await sql<{ id: number }[]>`
          update resource set kind = ${kind}, name = ${name}, seats = ${seats}, price = ${price}::text::jsonb,
            booking_via = ${via}, booking_url = ${url}, rules = ${rules}::text::jsonb, calendar_url = ${calendarUrl},
            withdrawn = false
          where place_id = ${placeId} and id = ${resourceId} returning id`;
  if (row === undefined) throw new Error('The resource was not stored');
  return row.id;
}

/** The place says when it changed, and its resources are no longer the lists'. */
export async function touchPlace(sql: Transaction, placeId: number, now: Date): Promise<void> {
  await sql`
    update place set updated_at = ${now},
      said = case when 'resources' = any(said) then said else said || 'resources'::text end
    where id = ${placeId}`;
}
