import type { PlaceFilters, Territory } from '../../../../sdk/contract/index.ts';
import { parsePlaceId } from '../../../../sdk/place-id.ts';
import { ProblemError, type Fault } from '../../http/problem.ts';
import type { Territories } from '../../territories/territories.ts';
import { boxesAround, readBox, type Box } from './area.ts';
import { freeText, type FreeText } from './free-text.ts';
import type { Statement } from './statement.ts';

/** How far ahead opening hours are computed for certain, in days. */
const HORIZON_DAYS = 30;
const DAY = 86_400_000;

/** Closed places stay readable by their id, but nobody looks for one. */
const FOUND = `p.listed and p.status <> 'closed'`;

/** What a search asks of the places `p`, as SQL. */
export interface Matching {
  readonly tables: readonly string[];
  readonly where: string;
  /** Whether an index leads to the matches: an area, a territory, a text or ids. */
  readonly selective: boolean;
  /**
   * Metres from `near`; undefined without it. Its parameters are added when it is first read, since a statement may
   * have none that its text does not name.
   */
  readonly distance: string | undefined;
  /** Undefined without a free text. */
  readonly score: (() => string) | undefined;
}

export interface FilterContext {
  readonly territories: Territories;
  /** The instant at which `open-at=now` and labels are judged. */
  readonly at: Date;
}

const invalid = (...errors: Fault[]): ProblemError => new ProblemError('invalid-parameters', { errors, final: true });

/**
 * Adds the filters of a request to a statement about the places `p`.
 * @throws ProblemError `invalid-parameters` for what the contract's schema cannot judge
 */
export function matching(filters: PlaceFilters, statement: Statement, context: FilterContext): Matching {
  const { bbox, near, radius, territory, kind, amenity, q, id } = filters;
  const where = [FOUND];
  if (radius !== undefined && near === undefined) throw invalid({ parameter: 'radius', detail: radiusNeedsNear });
  if (bbox) where.push(within(readBox(bbox), statement));
  let measured: string | undefined;
  const distance = (): string | undefined => (measured ??= near && distanceFrom(near, statement));
  if (near && radius !== undefined) {
    where.push(within(boxesAround(near[0], near[1], radius), statement), `${distance()} <= ${statement.value(radius)}`);
  }
  if (territory !== undefined) where.push(inTerritory(findTerritory(territory, context.territories), statement));
  if (kind) where.push(`p.kinds && ${statement.list(kind, 'text[]')}`);
  if (amenity) where.push(`p.amenities @> ${statement.list(amenity, 'text[]')}`);
  if (id) where.push(`p.id = any(${statement.list(readIds(id), 'bigint[]')})`);
  where.push(...presence(filters, statement, context.at));
  const text: FreeText | undefined = q === undefined ? undefined : freeText(q, statement);
  return {
    tables: text?.tables ?? [],
    where: [...where, ...(text?.conditions ?? [])].join(' and '),
    selective: [bbox, radius, territory, q, id].some((filter) => filter !== undefined),
    get distance() {
      return distance();
    },
    score: text?.score,
  };
}

const radiusNeedsNear = {
  fr: 'Un rayon se compte autour d’un point\xa0: ajoutez near=lat,lon.',
  en: 'A radius is counted around a point: add near=lat,lon.',
};

const within = (boxes: readonly Box[], statement: Statement): string =>
  `(${boxes
    .map(([west, south, east, north]) => {
      const [w, s, e, n] = [west, south, east, north].map((degree) => statement.value(degree, 'float8'));
      return `p.position <@ box(point(${w}, ${s}), point(${e}, ${n}))`;
    })
    .join(' or ')})`;

function distanceFrom([lat, lon]: readonly [number, number], statement: Statement): string {
  return `distance_metres(${statement.value(lat, 'float8')}, ${statement.value(lon, 'float8')}, p.lat, p.lon)`;
}

/** Filters by what hangs on a place: labels, resources, hours. */
function presence(filters: PlaceFilters, statement: Statement, at: Date): string[] {
  const where: string[] = [];
  if (filters.label) {
    const instant = statement.value(at.toISOString(), 'text::timestamptz');
    where.push(`p.id in (select place_id from label_grant
      where scheme = any(${statement.list(filters.label, 'text[]')}) and ${heldAt(instant)})`);
  }
  // `false` asks for the others, as it says
  if (filters.bookable !== undefined) where.push(`${filters.bookable ? '' : 'not '}${bookable}`);
  if (filters['telework-spot'] !== undefined) {
    where.push(`p.telework_spot is ${filters['telework-spot'] ? 'not ' : ''}null`);
  }
  const openAt = filters['open-at'];
  if (openAt !== undefined) where.push(openOn(openAt === 'now' ? at : readInstant(openAt, at), statement));
  return where;
}

/** Whether a resource can really be booked: here by its rules, or at the operator's address. */
export function isBookable(resource: string): string {
  return `${resource}.booking_via in ('hub', 'external') and not ${resource}.withdrawn
    and case ${resource}.booking_via when 'hub' then ${resource}.rules is not null else ${resource}.booking_url is not null end`;
}

/** A resource of the place `p` is booked here or on the operator's platform. */
export const bookable = `exists (select from resource r where r.place_id = p.id and ${isBookable('r')})`;

/** The grant is held at an instant: from its first day to its last, as days are where the place lies. */
export const heldAt = (instant: string): string =>
  `status = 'granted' and begins_at <= ${instant} and (ends_at is null or ends_at > ${instant})`;

/** The running or next period of a schedule `s` at an instant, as the table `o`. */
export const periodAt = (at: string): string => `lateral (
  select lower(during) as begins, upper(during) as ends, certain from opening_period
  where schedule_id = s.id and upper(during) > ${at} order by upper(during) limit 1) o`;

function openOn(at: Date, statement: Statement): string {
  const instant = statement.value(at.toISOString(), 'text::timestamptz');
  return `p.status = 'open' and p.schedule_id in (
    select s.id from schedule s cross join ${periodAt(instant)} where o.begins <= ${instant} and o.certain)`;
}

function readInstant(text: string, now: Date): Date {
  const instant = new Date(text);
  const ahead = instant.getTime() - now.getTime();
  // an hour of tolerance: a page may keep the instant at which it was opened
  if (ahead >= -DAY / 24 && ahead <= HORIZON_DAYS * DAY) return instant;
  throw invalid({
    parameter: 'open-at',
    detail: {
      fr: `L’instant doit être compris entre maintenant et dans ${HORIZON_DAYS} jours.`,
      en: `The instant must lie between now and ${HORIZON_DAYS} days ahead.`,
    },
  });
}

function readIds(ids: readonly string[]): number[] {
  const numbers = ids.map((id) => ({ id, number: parsePlaceId(id) }));
  const bad = numbers.filter(({ number }) => number === undefined).map(({ id }) => id);
  if (bad.length > 0) {
    throw invalid({
      parameter: 'id',
      detail: {
        fr: `Ce ne sont pas des identifiants de lieu (une faute de frappe\xa0?)\xa0: ${bad.join(', ')}.`,
        en: `These are no ids of places (a typo?): ${bad.join(', ')}.`,
      },
    });
  }
  return numbers.flatMap(({ number }) => number ?? []);
}

function inTerritory({ code, type }: Territory, statement: Statement): string {
  return `p.${type} = ${statement.value(code.slice(code.indexOf(':') + 1))}`;
}

const describe = ({ name, code, within: outer }: Territory): string =>
  `${name}${outer === null ? '' : ` (${outer})`} ${code}`;

export function findTerritory(text: string, territories: Territories): Territory {
  const found = territories.find(text);
  if (found.status === 'found') return found.territory;
  const near = found.status === 'ambiguous' ? found.candidates : found.suggestions;
  const list = near.slice(0, 12).map(describe).join(', ');
  const more = near.length > 12 ? '…' : '.';
  if (found.status === 'ambiguous') {
    throw invalid({
      parameter: 'territory',
      detail: {
        fr: `Plusieurs territoires s’appellent «\xa0${text}\xa0»\xa0; donnez le code de l’un d’eux\xa0: ${list}${more}`,
        en: `Several territories are called “${text}”; give the code of one of them: ${list}${more}`,
      },
    });
  }
  throw invalid({
    parameter: 'territory',
    detail: {
      fr: `Aucun territoire ne s’appelle «\xa0${text}\xa0».${list ? ` Proches\xa0: ${list}${more}` : ''}`,
      en: `No territory is called “${text}”.${list ? ` Near: ${list}${more}` : ''}`,
    },
  });
}
