import type { Queries } from '../places/transaction.ts';

/** A series of which dates are still to come, as its place's desk sees it. */
export interface ListedSeries {
  readonly id: string;
  readonly resource: string;
  /** Null when none was given, or once erased. */
  readonly name: string | null;
  readonly email: string | null;
  /** The next date: start and end. */
  readonly start: Date;
  readonly end: Date;
  /** Dates that are still to come. */
  readonly left: number;
}

/** The series of a place that go on, by their next date. */
export async function readSeriesOf(sql: Queries, placeId: number, now: Date): Promise<ListedSeries[]> {
  return [
    ...(await sql<ListedSeries[]>`
      select s.id, r.name as resource, b.name, b.email, lower(b.during) as start, upper(b.during) as "end", b.left
      from booking_series s
      join resource r on r.place_id = s.place_id and r.id = s.resource_id
      join lateral (select name, email, during, (count(*) over ())::int as left from booking
        where series_id = s.id and place_id = s.place_id and status = 'confirmed' and upper(during) > ${now}
        order by during limit 1) b on true
      where s.place_id = ${placeId}
      order by b.during, s.id`),
  ];
}
