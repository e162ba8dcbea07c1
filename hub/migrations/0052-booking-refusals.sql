-- A refusal costs no more than a booking: which holds are stale is looked up once, not for each seat that is taken.
create index booking_held on booking (place_id, confirm_by) where status = 'held';

create function stale_holds(p_place bigint, p_now timestamptz) returns uuid[]
language plpgsql stable set enable_seqscan = off as $$
begin
  return array(select id from booking where place_id = p_place and status = 'held' and confirm_by <= p_now);
end $$;

-- Units that nobody but a stale hold has in a period.
create function free_beside(
  p_place bigint, p_resource bigint, p_units integer, p_during tstzrange, p_stale uuid[]
) returns integer language plpgsql stable set enable_seqscan = off as $$
begin
  if exists (select from busy_period
      where place_id = p_place and resource_id = p_resource and during && p_during) then
    return 0;
  end if;
  return p_units - (select count(distinct unit_id)::integer from booked_unit
    where place_id = p_place and resource_id = p_resource and during && p_during and unit_id <= p_units
      and booking_id <> all (p_stale));
end $$;

create or replace function free_units(
  p_place bigint, p_resource bigint, p_units integer, p_during tstzrange, p_now timestamptz
) returns integer language plpgsql stable as $$
begin
  return free_beside(p_place, p_resource, p_units, p_during, stale_holds(p_place, p_now));
end $$;

create or replace function first_free(
  p_place bigint, p_resource bigint, p_units integer, p_count integer,
  p_starts timestamptz[], p_ends timestamptz[], p_now timestamptz, p_most integer
) returns table (number integer, free integer) language plpgsql stable as $$
declare
  stale uuid[] := stale_holds(p_place, p_now);
  found_so_far integer := 0;
begin
  for candidate in 1 .. coalesce(cardinality(p_starts), 0) loop
    free := free_beside(p_place, p_resource, p_units, tstzrange(p_starts[candidate], p_ends[candidate]), stale);
    if free >= p_count then
      number := candidate;
      return next;
      found_so_far := found_so_far + 1;
      exit when found_so_far = p_most;
    end if;
  end loop;
end $$;

-- Books, in one round trip, as before. Whoever comes too late for a seat that others were refused a moment ago brings
-- the answer along: « refused » says that it is stored.
drop function place_booking(booking, text, integer, integer, text[], text, bytea, text);
create function place_booking(
  p_booking booking, p_terms text, p_units integer, p_count integer, p_messages text[],
  p_key text, p_fingerprint bytea, p_answer text, p_refusal text,
  out outcome text, out free integer, out known_status smallint, out known_answer text, out known_fingerprint bytea
) language plpgsql
-- Whoever waits longer for an equal request, or for a seat, is told to ask again.
set lock_timeout = '3s'
-- Plans are made while the tables are young, and kept.
set enable_seqscan = off as $$
declare
  now timestamptz := p_booking.created_at;
  place bigint := p_booking.place_id;
  resource bigint := p_booking.resource_id;
  during tstzrange := p_booking.during;
  candidates integer[];
  -- Enough only once stale holds have gone.
  held boolean := false;
  tried boolean := false;
begin
  if terms_version(place, resource) is distinct from p_terms then
    outcome := 'stale';
    return;
  end if;
  candidates := unbooked_units(place, resource, p_units, during);
  free := cardinality(candidates);
  if free < p_count then
    free := free_units(place, resource, p_units, during, now);
    held := true;
  end if;
  if free >= p_count then
    tried := true;
    -- Of two equal requests at once the second waits here for the first.
    insert into idempotency_key (key, fingerprint, booking_id, status, answer, created_at)
      values (p_key, p_fingerprint, p_booking.id, 201, p_answer, now) on conflict do nothing;
    if found then
      if held then
        perform expire_holds(place, resource, during, now);
        candidates := unbooked_units(place, resource, p_units, during);
      end if;
      free := take_of(candidates, place, resource, p_booking.id, during, p_count);
      if free = p_count then
        insert into booking select p_booking.*;
        insert into outbox (place_id, id, booking_id, kind, created_at, next_attempt_at)
          select place, gen_random_uuid(), p_booking.id, kind, now, now from unnest(p_messages) kind;
        outcome := 'booked';
        return;
      end if;
      -- Others were faster. Nothing of value is written: no need to wait for the disk.
      delete from booked_unit where place_id = place and booking_id = p_booking.id;
      delete from idempotency_key where key = p_key;
      set local synchronous_commit = off;
    end if;
  end if;
  -- A seat seen as taken may have been taken by this very request, sent twice: its key is visible since.
  select 'known', k.status, k.answer, k.fingerprint into outcome, known_status, known_answer, known_fingerprint
    from idempotency_key k where k.key = p_key;
  if not found then
    outcome := 'taken';
    if tried then
      free := free_units(place, resource, p_units, during, now);
    end if;
    free := greatest(free, 0);
    if free = 0 and p_refusal is not null then
      set local synchronous_commit = off;
      insert into idempotency_key (key, fingerprint, status, answer, created_at)
        values (p_key, p_fingerprint, 409, p_refusal, now) on conflict do nothing;
      if found then
        outcome := 'refused';
      end if;
    end if;
  end if;
end $$;

-- Stores refusals of one moment, each with what it was judged by (null when that was checked already), and tells what
-- stands under each key: one that is new and was judged by terms that have changed is left out, and an answer is told
-- only when it was there before. In the order of their keys: two hubs never wait for each other in a circle.
drop function store_refusal(bigint, bigint, text, text, bytea, smallint, text, timestamptz);
create function store_refusals(
  p_places bigint[], p_resources bigint[], p_terms text[],
  p_keys text[], p_fingerprints text[], p_answers text[], p_now timestamptz
) returns table (key text, status smallint, answer text, fingerprint bytea, replayed boolean)
language plpgsql set lock_timeout = '3s' set enable_seqscan = off as $$
#variable_conflict use_column
declare
  fresh text[];
begin
  set local synchronous_commit = off;
  with stored as (
    insert into idempotency_key (key, fingerprint, status, answer, created_at)
      select given.key, decode(given.fingerprint, 'hex'), 409, given.answer, p_now
      from unnest(p_places, p_resources, p_terms, p_keys, p_fingerprints, p_answers)
        given (place, resource, terms, key, fingerprint, answer)
      where given.terms is null or terms_version(given.place, given.resource) = given.terms
      order by given.key
      on conflict do nothing returning key)
  select coalesce(array_agg(key), '{}') into fresh from stored;
  return query
    select k.key, k.status, case when k.key <> all (fresh) then k.answer end, k.fingerprint, k.key <> all (fresh)
    from idempotency_key k where k.key = any (p_keys);
end $$;
