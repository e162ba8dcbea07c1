-- Weekly bookings of one person: made all at once or not at all, each then a booking like any other.
create table booking_series (
  place_id bigint not null references place on delete cascade,
  id uuid not null,
  resource_id bigint not null,
  created_at timestamptz not null,
  primary key (place_id, id)
);

alter table booking
  add column series_id uuid,
  add foreign key (place_id, series_id) references booking_series (place_id, id);
create index booking_series_dates on booking (series_id, day) where series_id is not null;

-- Books every date of a series, in one round trip; the caller has checked the rules by the terms of p_terms, and written
-- the answer. The database is the judge of each seat, as for a single booking.
-- outcome: 'booked'; 'known' (the key was used before: status, answer and fingerprint are those of then); 'stale' (the
-- terms have changed: nothing was done); 'taken' (nothing is written; taken names the dates, and free how many units are
-- left on each).
--
-- Locks are taken in the order in which a single booking takes them: the key, the seats by date and by number, the lock of
-- closings, the voucher. Two series, or a series and a booking, never wait for each other in a circle.
create function place_series(
  p_series uuid, p_bookings jsonb, p_terms text, p_units integer, p_count integer, p_letter text,
  p_key text, p_fingerprint bytea, p_answer text,
  out outcome text, out taken date[], out free integer[],
  out known_status smallint, out known_answer text, out known_fingerprint bytea
) language plpgsql
-- Whoever waits longer for an equal request, or for a seat, is told to ask again.
set lock_timeout = '3s'
-- Plans are made while the tables are young, and kept.
set enable_seqscan = off as $$
declare
  one booking;
  first booking;
  candidates integer[];
begin
  taken := '{}';
  free := '{}';
  first := jsonb_populate_record(null::booking, p_bookings -> 0);
  if terms_version(first.place_id, first.resource_id) is distinct from p_terms then
    outcome := 'stale';
    return;
  end if;
  -- Of two equal requests at once the second waits here for the first.
  insert into idempotency_key (key, fingerprint, booking_id, status, answer, created_at)
    values (p_key, p_fingerprint, first.id, 201, p_answer, first.created_at) on conflict do nothing;
  if not found then
    select 'known', k.status, k.answer, k.fingerprint into outcome, known_status, known_answer, known_fingerprint
      from idempotency_key k where k.key = p_key;
    return;
  end if;
  for one in select * from jsonb_populate_recordset(null::booking, p_bookings) b order by b.during loop
    candidates := unbooked_units(one.place_id, one.resource_id, p_units, one.during);
    if cardinality(candidates) < p_count then
      perform expire_holds(one.place_id, one.resource_id, one.during, one.created_at);
      candidates := unbooked_units(one.place_id, one.resource_id, p_units, one.during);
    end if;
    if take_of(candidates, one.place_id, one.resource_id, one.id, one.during, p_count) < p_count then
      delete from booked_unit where place_id = one.place_id and booking_id = one.id;
      taken := taken || one.day;
      free := free || greatest(
        free_units(one.place_id, one.resource_id, p_units, one.during, one.created_at), 0);
    end if;
  end loop;
  if cardinality(taken) > 0 then
    -- Nothing of value is written: no need to wait for the disk.
    delete from booked_unit u using jsonb_populate_recordset(null::booking, p_bookings) b
      where u.place_id = b.place_id and u.booking_id = b.id;
    delete from idempotency_key where key = p_key;
    set local synchronous_commit = off;
    outcome := 'taken';
    return;
  end if;
  insert into booking_series (place_id, id, resource_id, created_at)
    values (first.place_id, p_series, first.resource_id, first.created_at);
  insert into booking select b.* from jsonb_populate_recordset(null::booking, p_bookings) b order by b.during;
  -- One letter for all dates; it belongs to no place, as letters do.
  insert into outbox (place_id, id, kind, letter, subject, created_at, next_attempt_at)
    values (0, gen_random_uuid(), 'letter', p_letter, p_series::text, first.created_at, first.created_at);
  outcome := 'booked';
end $$;

-- The dates of a series on which not enough units are free, as far as this moment can tell.
create function taken_dates(
  p_place bigint, p_resource bigint, p_units integer, p_count integer,
  p_starts timestamptz[], p_ends timestamptz[], p_now timestamptz
) returns table (number integer, free integer) language plpgsql stable as $$
declare
  stale uuid[] := stale_holds(p_place, p_now);
begin
  for candidate in 1 .. coalesce(cardinality(p_starts), 0) loop
    free := free_beside(p_place, p_resource, p_units, tstzrange(p_starts[candidate], p_ends[candidate]), stale);
    if free < p_count then
      number := candidate;
      return next;
    end if;
  end loop;
end $$;
