-- A booking in one round trip, and indexes that do not make it slower with each booking that there is already.

-- Seats are looked for by time, within a resource: time stands before the seat, so that those of one half hour lie
-- together in the index, however many seats and bookings there are.
alter table booked_unit drop constraint one_booking_a_seat;
alter table booked_unit add constraint one_booking_a_seat
  exclude using gist (place_id with =, resource_id with =, during with &&, unit_id with =);
-- The booking first: an index that begins with the place makes the planner, as long as it knows little of a young
-- table, read all that a place has ever booked. (The place is still part of the key, as Citus asks.)
alter table booked_unit drop constraint booked_unit_pkey;
alter table booked_unit add primary key (booking_id, unit_id, place_id);

-- The state of what a resource is booked under: another text after each change of the place, the resource, the hours or
-- the days of closing; null when it is not offered. Hubs keep the terms in memory under it.
create function terms_version(p_place bigint, p_resource bigint) returns text language plpgsql stable as $$
begin
  return (select concat_ws(' ', p.xmin, r.xmin, s.xmin,
      (select string_agg(c.xmin::text, ' ' order by c.id) from closure c where c.place_id = p.id))
    from place p join resource r on r.place_id = p.id left join schedule s on s.id = p.schedule_id
    where p.id = p_place and p.listed and r.id = p_resource and not r.withdrawn);
end $$;

-- Units without any row in a period, lowest first; none while the operator's own calendar is busy.
create function unbooked_units(p_place bigint, p_resource bigint, p_units integer, p_during tstzrange)
returns integer[] language plpgsql stable set enable_seqscan = off as $$
begin
  if exists (select from busy_period
      where place_id = p_place and resource_id = p_resource and during && p_during) then
    return '{}';
  end if;
  return array(
    select unit from generate_series(1, p_units) unit
    where unit <> all (array(select unit_id from booked_unit
      where place_id = p_place and resource_id = p_resource and during && p_during))
    order by unit);
end $$;

-- How many units are free, as far as this moment can tell; those of stale holds count as free.
create or replace function free_units(
  p_place bigint, p_resource bigint, p_units integer, p_during tstzrange, p_now timestamptz
) returns integer language plpgsql stable set enable_seqscan = off as $$
begin
  if exists (select from busy_period
      where place_id = p_place and resource_id = p_resource and during && p_during) then
    return 0;
  end if;
  -- The state of each booking is looked up by its key: a join would invite the planner to read all bookings.
  return p_units - (select count(distinct unit_id)::integer from booked_unit t
    where place_id = p_place and resource_id = p_resource and during && p_during and unit_id <= p_units
      and not coalesce((select status = 'held' and confirm_by <= p_now from booking b
        where b.place_id = p_place and b.id = t.booking_id), false));
end $$;

-- The first of some periods in which enough units are free, and how many these are.
create function first_free(
  p_place bigint, p_resource bigint, p_units integer, p_count integer,
  p_starts timestamptz[], p_ends timestamptz[], p_now timestamptz, p_most integer
) returns table (number integer, free integer) language plpgsql stable set enable_seqscan = off as $$
declare
  found_so_far integer := 0;
begin
  for candidate in 1 .. coalesce(cardinality(p_starts), 0) loop
    free := free_units(p_place, p_resource, p_units, tstzrange(p_starts[candidate], p_ends[candidate]), p_now);
    if free >= p_count then
      number := candidate;
      return next;
      found_so_far := found_so_far + 1;
      exit when found_so_far = p_most;
    end if;
  end loop;
end $$;

-- Takes units for a booking. Returns how many were taken, at most p_count.
--
-- Whoever wants one seat passes over those that somebody else is taking for the same time at this moment, instead of
-- waiting for each to be written to the disk: the lock that tells is let go with the transaction. Only when nothing else
-- is left is a unit waited for, and passed over when it is gone. Several units are taken in ascending order: two
-- bookings never wait for each other in a circle.
create or replace function take_units(
  p_place bigint, p_resource bigint, p_units integer, p_booking uuid, p_during tstzrange, p_count integer
) returns integer language plpgsql set enable_seqscan = off as $$
declare
  candidates integer[] := unbooked_units(p_place, p_resource, p_units, p_during);
  candidate integer;
  taken integer := 0;
begin
  if p_count = 1 and cardinality(candidates) > 1 then
    foreach candidate in array candidates loop
      if pg_try_advisory_xact_lock(
          hashint8extended(p_resource, candidate) # extract(epoch from lower(p_during))::bigint) then
        insert into booked_unit (place_id, resource_id, unit_id, booking_id, during)
          values (p_place, p_resource, candidate, p_booking, p_during) on conflict do nothing;
        if found then
          return 1;
        end if;
      end if;
    end loop;
  end if;
  foreach candidate in array candidates loop
    insert into booked_unit (place_id, resource_id, unit_id, booking_id, during)
      values (p_place, p_resource, candidate, p_booking, p_during) on conflict do nothing;
    if found then
      taken := taken + 1;
      exit when taken = p_count;
    end if;
  end loop;
  return taken;
end $$;

-- Books, in one round trip: the key, the seats, the booking and its messages stand or fall together. The caller has
-- checked the rules by the terms of p_terms, and written the answer.
-- outcome: 'booked'; 'known' (the key was used before: status, answer and fingerprint are those of then);
-- 'stale' (the terms have changed: nothing was done); 'taken' (nothing is written; free says how many units are left).
drop function place_booking(booking, integer, integer, text[], text, bytea, text);
create function place_booking(
  p_booking booking, p_terms text, p_units integer, p_count integer, p_messages text[],
  p_key text, p_fingerprint bytea, p_answer text,
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
  -- Enough only once stale holds have gone.
  held boolean := false;
begin
  if terms_version(place, resource) is distinct from p_terms then
    outcome := 'stale';
    return;
  end if;
  free := cardinality(unbooked_units(place, resource, p_units, during));
  if free < p_count then
    free := free_units(place, resource, p_units, during, now);
    held := true;
  end if;
  if free >= p_count then
    -- Of two equal requests at once the second waits here for the first.
    insert into idempotency_key (key, fingerprint, booking_id, status, answer, created_at)
      values (p_key, p_fingerprint, p_booking.id, 201, p_answer, now) on conflict do nothing;
    if found then
      if held then
        perform expire_holds(place, resource, during, now);
      end if;
      free := take_units(place, resource, p_units, p_booking.id, during, p_count);
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
    free := greatest(free_units(place, resource, p_units, during, now), 0);
  end if;
end $$;

-- Stores the answer of a refusal, and returns what stands under the key; nothing when it was judged by terms that have
-- changed and the key is new.
drop function store_refusal(text, bytea, smallint, text, timestamptz);
create function store_refusal(
  p_place bigint, p_resource bigint, p_terms text,
  p_key text, p_fingerprint bytea, p_status smallint, p_answer text, p_now timestamptz,
  out status smallint, out answer text, out fingerprint bytea, out replayed boolean
) language plpgsql set lock_timeout = '3s' set enable_seqscan = off as $$
begin
  set local synchronous_commit = off;
  if terms_version(p_place, p_resource) is not distinct from p_terms then
    insert into idempotency_key (key, fingerprint, status, answer, created_at)
      values (p_key, p_fingerprint, p_status, p_answer, p_now) on conflict do nothing;
    if found then
      status := p_status; answer := p_answer; fingerprint := p_fingerprint; replayed := false;
      return;
    end if;
  end if;
  select k.status, k.answer, k.fingerprint, true into status, answer, fingerprint, replayed
    from idempotency_key k where k.key = p_key;
end $$;
