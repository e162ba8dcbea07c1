import type { BookingRules } from '../../../sdk/contract/index.ts';
import type { Sql } from '../database/database.ts';

/** What a resource that is booked here asks for. */
const bookingRules: BookingRules = {
  step: 'half-day',
  minDuration: 120,
  maxDuration: 600,
  notice: 0,
  horizon: 60,
  cancelUntil: 60,
  confirmation: 'instant',
  closedOn: [],
};

/** Columns of `place` and what hangs on it, for a test that cares about a few places. */
export interface TestPlace {
  readonly id?: number;
  readonly name: string;
  readonly kinds?: readonly string[];
  readonly status?: string;
  readonly listed?: boolean;
  readonly city?: string;
  readonly summary?: string;
  readonly time_zone?: string;
  readonly commune?: string;
  readonly epci?: string;
  readonly departement?: string;
  readonly region?: string;
  readonly lat?: number | null;
  readonly lon?: number | null;
  readonly amenities?: readonly string[];
  readonly teleworkSpot?: boolean;
  readonly updated_at?: string;
  /** Instants between which it is open; `maybe` when that is not certain. Undefined: hours unknown. */
  readonly open?: readonly (readonly [from: string, to: string, maybe?: 'maybe'])[];
  readonly labels?: readonly (readonly [scheme: string, status: string, from: string, until: string | null])[];
  /** How its only resource is booked. */
  readonly booking?: 'hub' | 'external' | 'contact' | 'walk-in';
}

/** Opening periods of test places are complete between these. */
export const testHorizon = ['2026-11-19T00:00:00Z', '2026-12-24T00:00:00Z'] as const;

/** Stores places as they are given; returns their numbers in the same order. */
export async function insertPlaces(sql: Sql, places: readonly TestPlace[]): Promise<number[]> {
  const ids: number[] = [];
  for (const place of places) ids.push(await insertPlace(sql, place));
  return ids;
}

async function insertPlace(sql: Sql, place: TestPlace): Promise<number> {
  const { open, labels = [], booking, teleworkSpot, kinds = ['coworking'], amenities = [], ...columns } = place;
  const position = columns.lat === undefined ? { lat: 48.1, lon: -1.68 } : {};
  const row = {
    ...columns,
    ...position,
    kinds: [...kinds],
    amenities: [...amenities],
    telework_spot: teleworkSpot ? sql.json({ hours: null, note: 'Le matin' }) : null,
    updated_at: new Date(place.updated_at ?? '2026-11-01T00:00:00Z'),
    source_platform: 'test',
  };
  const [stored] = await sql<{ id: number }[]>`insert into place ${sql(row)} returning id`;
  if (!stored) throw new Error('The place was not stored');
  const { id } = stored;
  if (open) await insertHours(sql, id, open);
  for (const [scheme, status, from, until] of labels) {
    await sql`insert into label_scheme (id, name, issuer_name) values (${scheme}, ${scheme}, 'Réseau') on conflict do nothing`;
    await sql`insert into label_grant values (${id}, ${scheme}, ${status}, ${from}, ${until})`;
  }
  if (booking) {
    const rules = booking === 'hub' ? JSON.stringify(bookingRules) : null;
    const url = booking === 'external' ? 'https://exemple.example/' : null;
    await sql`insert into resource (place_id, kind, name, seats, booking_via, booking_url, rules)
      values (${id}, 'desk', 'Bureau', 4, ${booking}, ${url}, ${rules}::text::jsonb)`;
  }
  return id;
}

async function insertHours(sql: Sql, id: number, open: NonNullable<TestPlace['open']>): Promise<void> {
  const [schedule] = await sql<{ id: number }[]>`
    insert into schedule (hours, time_zone, computed)
    values (${`hours of ${id}`}, 'Europe/Paris', tstzrange(${testHorizon[0]}, ${testHorizon[1]})) returning id`;
  if (!schedule) throw new Error('The schedule was not stored');
  for (const [from, to, maybe] of open) {
    await sql`insert into opening_period (schedule_id, during, certain)
      values (${schedule.id}, tstzrange(${from}, ${to}), ${maybe === undefined})`;
  }
  await sql`update place set schedule_id = ${schedule.id} where id = ${id}`;
}

/** Towns around which generated places stand: name, INSEE code, departement, region, lat, lon. */
const towns = [
  ['Rennes', '35238', '35', '53', 48.11, -1.68],
  ['Redon', '35236', '35', '53', 47.65, -2.08],
  ['Brest', '29019', '29', '53', 48.39, -4.49],
  ['Caen', '14118', '14', '28', 49.18, -0.37],
  ['Alençon', '61001', '61', '28', 48.43, 0.09],
  ['Lille', '59350', '59', '32', 50.63, 3.07],
  ['Reims', '51454', '51', '44', 49.26, 4.03],
  ['Strasbourg', '67482', '67', '44', 48.58, 7.75],
  ['Nantes', '44109', '44', '52', 47.22, -1.55],
  ['Tours', '37261', '37', '24', 47.39, 0.69],
  ['Dijon', '21231', '21', '27', 47.32, 5.04],
  ['Lyon', '69123', '69', '84', 45.76, 4.84],
  ['Murat', '15138', '15', '84', 45.11, 2.87],
  ['Bordeaux', '33063', '33', '75', 44.84, -0.58],
  ['Toulouse', '31555', '31', '76', 43.6, 1.44],
  ['Auch', '32013', '32', '76', 43.65, 0.59],
  ['Ganges', '34111', '34', '76', 43.93, 3.71],
  ['Marseille', '13055', '13', '93', 43.3, 5.37],
  ['Nice', '06088', '06', '93', 43.7, 7.27],
  ['Saint-Denis', '97411', '974', '04', -20.88, 55.45],
] as const;

/**
 * Fills a database with invented places that look like a real network: grouped around towns, with hours, labels,
 * resources and amenities in plausible shares. The same count and seed give the same places.
 * @param now opening periods are made for the two days before and the thirty after
 */
export async function generatePlaces(sql: Sql, count: number, now: Date): Promise<void> {
  const named = towns.map(([name, insee, departement, region, lat, lon]) => ({
    name,
    insee,
    departement,
    region,
    lat,
    lon,
  }));
  await sql.begin(async (tx) => {
    await tx`select setseed(0.42)`;
    await tx`
      with town as (select *, row_number() over () as number from json_to_recordset(${JSON.stringify(named)}::text::json)
        as town(name text, insee text, departement text, region text, lat float8, lon float8)),
      draw as materialized (
        select n, 1 + floor(random() * 20) as town, random() as a, random() as b, random() as c, random() as d, random() as e
        from generate_series(1, ${count}::int) n
      )
      insert into place (name, kinds, city, street, postal_code, insee_code, commune, departement, region, lat, lon,
        position_precision, amenities, telework_spot, summary, source_platform, source_id, updated_at)
      select
        (array['Coworking', 'Médiathèque', 'Tiers-lieu', 'La Fabrique', 'Mairie', 'Café', 'Espace'])[1 + floor(a * 7)::int]
          || ' ' || (array['du Marché', 'des Arts', 'de la Gare', 'Émile Zola', 'du Port', 'des Tilleuls', 'Nord', 'du Pont',
            'Simone Veil', 'du Moulin', 'Jean Moulin'])[1 + floor(b * 11)::int] || ' ' || n,
        array[(array['coworking', 'media-library', 'third-place', 'fablab', 'town-hall', 'cafe', 'digital-centre'])[1 + floor(a * 7)::int]],
        town.name, (1 + floor(c * 90))::int || ' rue du Bourg', town.insee, town.insee, town.insee, town.departement, town.region,
        town.lat + (a + b + c + d - 2) * 0.6, town.lon + (b - c + d - e) * 0.8, 'exact',
        (array['wifi', 'coffee', 'printer', 'quiet-area', 'meeting-room'])[1:floor(d * 6)::int],
        case when a < 0.3 then '{"hours": null, "note": null}'::jsonb end,
        case when e < 0.5 then 'Des bureaux calmes et une équipe qui accueille, à deux pas du centre.' end,
        'test', n::text, ${now}::timestamptz - random() * interval '300 days'
      from draw join town on town.number = draw.town order by n`;
    await generateHours(tx, now);
    await tx`
      insert into resource (place_id, kind, name, seats, booking_via, booking_url, rules)
      select id, 'desk', 'Bureaux', 6, (array['hub', 'external', 'contact', 'walk-in'])[1 + id % 4], 'https://exemple.example/',
        ${JSON.stringify(bookingRules)}::text::jsonb
      from place where id % 5 < 3`;
    await tx`
      insert into label_scheme (id, name, issuer_name) values ('mon-autre-bureau', 'Mon autre bureau', 'Réseau d’essai')
      on conflict do nothing`;
    await tx`
      insert into label_grant (place_id, scheme, valid_from, valid_until)
      select id, 'mon-autre-bureau', date '2020-01-01', case when id % 2 = 0 then date '2099-12-31' else date '2021-01-01' end
      from place where id % 10 = 0`;
  });
  await sql`vacuum analyze`;
}

type Query = Pick<Sql, 'unsafe'> & Parameters<Parameters<Sql['begin']>[1]>[0];

async function generateHours(tx: Query, now: Date): Promise<void> {
  await tx`
    insert into schedule (hours, time_zone, computed)
    select 'Mo-Su ' || lpad(h::text, 2, '0') || ':00-' || (h + 8) || ':00', 'Europe/Paris',
      tstzrange(${now}::timestamptz - interval '2 days', ${now}::timestamptz + interval '32 days')
    from generate_series(5, 14) h`;
  await tx`
    insert into opening_period (schedule_id, during)
    select s.id, tstzrange(day + opens * interval '1 hour', day + (opens + 8) * interval '1 hour')
    from schedule s
    cross join lateral (select substring(s.hours from 7 for 2)::int as opens) parsed
    cross join generate_series(date_trunc('day', ${now}::timestamptz) - interval '2 days', ${now}::timestamptz + interval '31 days', interval '1 day') day`;
  await tx`
    update place set schedule_id = (select array_agg(id order by id) from schedule)[1 + id % 10] where id % 3 > 0`;
}
