import type { operations, Place } from '../../../../sdk/contract/index.ts';
import { formatPlaceId, parsePlaceId } from '../../../../sdk/place-id.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Answer, Call } from '../../http/route.ts';
import { openingWeek } from '../../opening/week.ts';
import { toFeature, toJsonLd } from './formats.ts';
import type { Dependencies } from './search.ts';
import { Statement } from './statement.ts';
import { nextChange, openingTables, summaryFields } from './summary-sql.ts';
import { judgedAt, maxAge } from './validity.ts';

type Stored = Omit<Place, 'opening'> & { readonly opening: Omit<Place['opening'], 'week'> };

interface Row {
  /** Null when there is no such place. */
  readonly place: Stored | null;
  readonly periods: readonly { from: string; to: string; certain: boolean; note: string | null }[] | null;
  readonly holidays: string | null;
  readonly next_change: Date | null;
}

/** Answers `GET /v1/places/{id}` as JSON, GeoJSON (RFC 7946) or schema.org JSON-LD. */
export async function getPlace(
  { sql }: Dependencies,
  { params, mediaType, url, now }: Call<typeof operations.getPlace>,
): Promise<Answer> {
  const number = parsePlaceId(params.id);
  if (number === undefined) throw notAnId(params.id);
  const judged = judgedAt(now);
  const statement = new Statement();
  const row = await statement.run<Row>(sql, placeStatement(statement, number, judged));
  if (row.place === null) throw notFound(number);
  const place = withWeek(row.place, row, judged);
  const pageUrl = url.href.replace(/\/v1\/places\/[^/]*$/, `/places/${place.id}`);
  const body =
    mediaType === 'application/geo+json'
      ? toFeature(place)
      : mediaType === 'application/ld+json'
        ? toJsonLd(place, pageUrl)
        : place;
  return { body, maxAge: maxAge(now, row.next_change) };
}

function withWeek(place: Stored, { periods, holidays }: Row, judged: Date): Place {
  const known = (periods ?? []).map(({ from, to, ...rest }) => ({ from: new Date(from), to: new Date(to), ...rest }));
  const week = periods === null ? [] : openingWeek(known, place.timeZone, holidays ?? 'FR', judged);
  return { ...place, opening: { ...place.opening, week } };
}

const notFound = (number: number): ProblemError =>
  new ProblemError('not-found', {
    detail: {
      fr: `Aucun lieu ne porte l’identifiant ${formatPlaceId(number)}.`,
      en: `No place has the id ${formatPlaceId(number)}.`,
    },
    final: true,
  });

const notAnId = (text: string): ProblemError =>
  new ProblemError('not-found', {
    detail: {
      fr: `«\xa0${text}\xa0» n’est pas l’identifiant d’un lieu\xa0: son caractère de contrôle ne va pas avec le reste. Une faute de frappe\xa0?`,
      en: `“${text}” is not the id of a place: its check character does not fit the rest. A typo?`,
    },
    final: true,
  });

const answers = ['stepFreeEntrance', 'adaptedToilet', 'adaptedDesk', 'lift', 'hearingLoop', 'reservedParking']
  .map((question) => `'${question}', coalesce(p.accessibility ->> '${question}', 'unknown')`)
  .join(', ');

const resources = `(select coalesce(json_agg(json_build_object('id', r.id::text, 'kind', r.kind, 'name', r.name,
    'seats', r.seats, 'price', r.price, 'booking', case
      when r.booking_via = 'hub' and r.rules is not null
        then json_build_object('via', r.booking_via, 'url', r.booking_url, 'rules', r.rules)
      else json_build_object('via', r.booking_via, 'url', r.booking_url) end)
  order by r.position, r.id), '[]') from resource r where r.place_id = p.id and not r.withdrawn)`;

/** Two days back and nine ahead: the week in any time zone. */
const periods = (at: string): string => `(select coalesce(json_agg(json_build_object('from', lower(during),
    'to', upper(during), 'certain', certain, 'note', note) order by during), '[]') from opening_period
  where schedule_id = s.id and upper(during) > ${at} - interval '2 days' and lower(during) < ${at} + interval '9 days')`;

function placeStatement(statement: Statement, number: number, judged: Date): string {
  const at = statement.value(judged.toISOString(), 'text::timestamptz');
  return `select case when p.id is not null then json_build_object(${summaryFields(at)},
      'contact', json_build_object('phone', p.phone, 'email', p.email, 'website', p.website),
      'accessibility', json_build_object(${answers}),
      'hostHours', p.host_hours, 'agendaUrl', p.agenda_url, 'resources', ${resources}, 'description', p.description,
      'source', json_build_object('platform', p.source_platform, 'id', p.source_id, 'url', p.source_url,
        'licence', p.source_licence, 'observedAt', p.observed_at)) end as place,
    case when s.computed @> ${at} then ${periods(at)} end as periods, s.holidays, ${nextChange(at)} as next_change
  from (select ${statement.value(number, 'bigint')} as wanted) asked
  left join place p on p.id = asked.wanted and p.listed ${openingTables(at)}`;
}
