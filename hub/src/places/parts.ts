import { isDeepStrictEqual } from 'node:util';
import type { BookingRules } from '../../../sdk/contract/index.ts';

import type { Transaction } from './transaction.ts';
import type { LabelDraft, ResourceDraft } from './draft.ts';

interface ResourceRow {
  place_id: number;
  position: number;
  kind: string;
  name: string;
  seats: number;
  price: ResourceDraft['price'];
  booking_via: string;
  booking_url: string | null;
  rules: BookingRules | null;
  withdrawn: boolean;
}

interface StoredResource extends ResourceRow {
  id: number;
}

const resourceRow = (
  placeId: number,
  resource: ResourceDraft,
  position: number,
  stored: StoredResource | undefined,
): ResourceRow => ({
  place_id: placeId,
  position,
  kind: resource.kind,
  name: resource.name,
  seats: resource.seats,
  price: resource.price,
  booking_via: resource.booking.via,
  booking_url: resource.booking.url,
  rules: resource.booking.rules === undefined ? (stored?.rules ?? null) : resource.booking.rules,
  withdrawn: false,
});

/**
 * Makes the resources of each place those given, in their order. A resource of the same kind and name keeps its
 * id, because bookings point to it.
 * @returns the places whose resources changed
 */
export async function saveResources(
  sql: Transaction,
  given: ReadonlyMap<number, readonly ResourceDraft[]>,
): Promise<Set<number>> {
  const changed = new Set<number>();
  if (given.size === 0) return changed;
  const left = await sql<StoredResource[]>`
    select id, place_id, position, kind, name, seats, price, booking_via, booking_url, rules, withdrawn
    from resource where place_id = any(${[...given.keys()]}::bigint[]) order by place_id, position for update`;
  const kept: StoredResource[] = [];
  const added: ResourceRow[] = [];
  for (const [placeId, resources] of given) {
    for (const [position, resource] of resources.entries()) {
      const index = left.findIndex(
        ({ place_id, kind, name }) => place_id === placeId && kind === resource.kind && name === resource.name,
      );
      const stored = index === -1 ? undefined : left.splice(index, 1)[0];
      const row = resourceRow(placeId, resource, position, stored);
      if (stored === undefined) added.push(row);
      else if (!isDeepStrictEqual(stored, { ...row, id: stored.id })) kept.push({ ...row, id: stored.id });
    }
  }
  const removed = left.filter(({ withdrawn }) => !withdrawn);
  for (const row of [...removed, ...kept, ...added]) changed.add(row.place_id);
  await writeResources(sql, { removed: removed.map((row) => row.id), kept, added });
  return changed;
}

async function writeResources(
  sql: Transaction,
  { removed, kept, added }: { removed: number[]; kept: StoredResource[]; added: ResourceRow[] },
): Promise<void> {
  if (removed.length > 0) {
    // Whoever booked it still comes: it is withdrawn, and only what nobody ever booked goes.
    const isBooked = sql`exists (select from booking b where b.place_id = r.place_id and b.resource_id = r.id)`;
    await sql`delete from resource r where id = any(${removed}::bigint[]) and not ${isBooked}`;
    await sql`update resource set withdrawn = true where id = any(${removed}::bigint[])`;
  }
  if (kept.length > 0) {
    await sql`
      update resource r set position = row.position, seats = row.seats, price = row.price,
        booking_via = row.booking_via, booking_url = row.booking_url,
        rules = row.rules, withdrawn = false
      from jsonb_to_recordset(${JSON.stringify(kept)}::text::jsonb) as row (id bigint, position smallint, seats integer,
        price jsonb, booking_via text, booking_url text, rules jsonb)
      where r.id = row.id`;
  }
  if (added.length > 0) {
    await sql`
      insert into resource (place_id, position, kind, name, seats, price, booking_via, booking_url, rules)
      select place_id, position, kind, name, seats, price, booking_via, booking_url, rules
      from jsonb_to_recordset(${JSON.stringify(added)}::text::jsonb) as row (place_id bigint, position smallint, kind text,
        name text, seats integer, price jsonb, booking_via text, booking_url text, rules jsonb)
      order by place_id, position`;
  }
}

interface GrantRow {
  place_id: number;
  scheme: string;
  status: string;
  valid_from: string;
  valid_until: string | null;
}

/**
 * Makes the labels of each place those given, except for those of which the issuer itself has spoken here: no list
 * knows better. The schemes must be known to the hub.
 * @returns the places whose labels changed
 */
export async function saveLabels(
  sql: Transaction,
  given: ReadonlyMap<number, readonly LabelDraft[]>,
  now: Date,
): Promise<Set<number>> {
  if (given.size === 0) return new Set();
  const known = await sql<(GrantRow & { by_issuer: boolean })[]>`
    select place_id, scheme, status, valid_from, valid_until, by_issuer
    from label_grant where place_id = any(${[...given.keys()]}::bigint[]) order by place_id, scheme for update`;
  const wanted = [...given].flatMap(([placeId, labels]) =>
    labels.map((label): GrantRow => ({
      place_id: placeId,
      scheme: label.scheme,
      status: label.status,
      valid_from: label.from,
      valid_until: label.until,
    })),
  );
  const isSame = (one: GrantRow, other: GrantRow): boolean =>
    one.place_id === other.place_id && one.scheme === other.scheme;
  const settled = known.filter((row) => row.by_issuer);
  const stored = known.filter((row) => !row.by_issuer).map(({ by_issuer: _, ...row }) => row);
  const written = wanted.filter(
    (row) => !stored.some((other) => isDeepStrictEqual(other, row)) && !settled.some((other) => isSame(other, row)),
  );
  const removed = stored.filter((row) => !wanted.some((other) => isSame(other, row)));
  await writeLabels(sql, { removed, written, now });
  return new Set([...removed, ...written].map((row) => row.place_id));
}

async function writeLabels(
  sql: Transaction,
  { removed, written, now }: { removed: GrantRow[]; written: GrantRow[]; now: Date },
): Promise<void> {
  if (removed.length > 0) {
    // The list no longer speaks of them. That is no revocation; their history stays.
    await sql`
      with gone as (
        delete from label_grant g using unnest(${removed.map((row) => row.place_id)}::bigint[],
          ${removed.map((row) => row.scheme)}::text[]) as gone (place_id, scheme)
        where g.place_id = gone.place_id and g.scheme = gone.scheme returning g.*)
      insert into label_event (place_id, scheme, revision, action, author, at, status, valid_from, valid_until, reason, criteria)
      select place_id, scheme, revision + 1, 'withdrawn', null, ${now}::timestamptz, status, valid_from, valid_until, reason, criteria
      from gone`;
  }
  if (written.length > 0) {
    await sql`
      insert into label_grant (place_id, scheme, status, valid_from, valid_until, changed_at)
      select row.*, ${now}::timestamptz from jsonb_to_recordset(${JSON.stringify(written)}::text::jsonb)
        as row (place_id bigint, scheme text, status text, valid_from date, valid_until date)
      on conflict (place_id, scheme) do update set status = excluded.status, valid_from = excluded.valid_from,
        valid_until = excluded.valid_until, changed_at = excluded.changed_at, action = 'recorded', author = null`;
  }
}
