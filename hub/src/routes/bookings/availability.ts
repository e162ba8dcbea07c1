import type { operations } from '../../../../sdk/contract/index.ts';
import { parsePlaceId } from '../../../../sdk/place-id.ts';
import { readAvailability } from '../../bookings/availability.ts';
import { isBookable } from '../../bookings/rules.ts';
import { parseDay } from '../../bookings/slots.ts';
import { readTerms } from '../../bookings/terms.ts';
import type { Sql } from '../../database/database.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Answer, Call } from '../../http/route.ts';

const DAYS = 7;

/**
 * Answers `GET /v1/places/{id}/availability`. It is not to be kept by anybody: what is free now is somebody's in a
 * second.
 */
export async function getAvailability(
  { sql }: { readonly sql: Sql },
  { params, query, now }: Call<typeof operations.getAvailability>,
): Promise<Answer> {
  const placeId = parsePlaceId(params.id);
  const resource = query.resource === undefined ? undefined : resourceNumber(query.resource);
  const place = placeId === undefined ? undefined : await readPlace(sql, placeId);
  if (place === undefined) {
    throw notFound({ fr: 'Ce lieu n’existe pas, ou n’existe plus.', en: 'There is no such place, or no longer.' });
  }
  const terms = (await readTerms(sql, place.id, resource)) ?? [];
  if (resource !== undefined && terms.length === 0) {
    throw notFound({
      fr: 'Ce lieu n’offre rien sous cet identifiant.',
      en: 'This place has nothing to offer under this id.',
    });
  }
  const body = await readAvailability(sql, place, terms.filter(isBookable), {
    ...(query.from === undefined ? {} : { firstDay: parseDay(query.from) }),
    days: query.days ?? DAYS,
    seats: query.seats ?? 1,
    now,
  });
  return { body };
}

async function readPlace(sql: Sql, id: number): Promise<{ id: number; timeZone: string } | undefined> {
  const [place] = await sql<{ id: number; timeZone: string }[]>`
    select id, time_zone as "timeZone" from place where id = ${id} and listed`;
  return place;
}

/** A number that no resource has, for a text that is no number. */
const resourceNumber = (text: string): number => (/^\d{1,15}$/.test(text) ? Number(text) : -1);

const notFound = (detail: { fr: string; en: string }): ProblemError =>
  new ProblemError('not-found', { detail, final: true });
