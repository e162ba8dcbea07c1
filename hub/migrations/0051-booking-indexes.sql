-- Indexes are looked through by the one booking, resource or day that is asked for: one that begins with the place makes
-- the planner, as long as it knows little of a young table, read all that a place has ever booked, for each foreign key
-- that is checked too.
drop index booking_resource;
create index booking_resource on booking (resource_id, place_id, during);
drop index booking_day;
create index booking_day on booking (day, place_id);
drop index outbox_booking;
create index outbox_booking on outbox (booking_id, place_id);

-- Takes units for a booking out of those that seemed free, in their order. Returns how many were taken, at most p_count.
--
-- Whoever wants one seat passes over those that somebody else is taking for the same time at this moment, instead of
-- waiting for each to be written to the disk: the lock that tells is let go with the transaction. Only when nothing else
-- is left is a unit waited for, and passed over when it is gone. Several units are taken in ascending order: two
-- bookings never wait for each other in a circle.
create function take_of(
  candidates integer[], p_place bigint, p_resource bigint, p_booking uuid, p_during tstzrange, p_count integer
) returns integer language plpgsql as $$
declare
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

create or replace function take_units(
  p_place bigint, p_resource bigint, p_units integer, p_booking uuid, p_during tstzrange, p_count integer
) returns integer language plpgsql set enable_seqscan = off as $$
begin
  return take_of(unbooked_units(p_place, p_resource, p_units, p_during),
    p_place, p_resource, p_booking, p_during, p_count);
end $$;

-- As before, with the free units looked for once.
create or replace function place_booking(
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
  candidates integer[];
  -- Enough only once stale holds have gone.
  held boolean := false;
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
    free := greatest(free_units(place, resource, p_units, during, now), 0);
  end if;
end $$;
