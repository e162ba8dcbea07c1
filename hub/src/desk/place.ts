import type { Queries } from '../places/transaction.ts';

/** A place as its desk sees it: shown to the public or not, open or closed. */
export interface DeskPlace {
  readonly id: number;
  readonly publicId: string;
  readonly name: string;
  readonly timeZone: string;
  readonly resources: readonly DeskResource[];
}

export interface DeskResource {
  readonly id: number;
  readonly name: string;
}

/** Reads a place with its resources, those that are no longer offered left out; undefined when there is none. */
export async function readDeskPlace(sql: Queries, placeId: number): Promise<DeskPlace | undefined> {
  const [row] = await sql<DeskPlace[]>`
    select p.id, p.public_id as "publicId", p.name, p.time_zone as "timeZone",
      coalesce((select json_agg(json_build_object('id', r.id, 'name', r.name) order by r.position, r.id)
        from resource r where r.place_id = p.id and not r.withdrawn), '[]') as resources
    from place p where p.id = ${placeId}`;
  return row;
}
