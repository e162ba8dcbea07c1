-- Bookings. place_id stands first in every key, so that the tables can be spread by place (Citus).

alter table resource
  -- BookingRules of the contract; null when it is not booked here
  add column rules jsonb,
  -- no longer offered, kept because bookings speak of it
  add column withdrawn boolean not null default false,
  -- the operator's calendar (RFC 5545): its busy times count as taken
  add column calendar_url text,
  add unique (place_id, id);

-- A seat. Made with its resource and never deleted while a booking speaks of it.
create table unit (
  place_id bigint not null,
  resource_id bigint not null,
  id integer not null,
  primary key (place_id, resource_id, id),
  foreign key (place_id, resource_id) references resource (place_id, id) on delete cascade
);

create table booking (
  place_id bigint not null references place,
  id uuid not null,
  resource_id bigint not null,
  during tstzrange not null check (not isempty(during)),
  seats integer not null check (seats > 0),
  status text not null check (
    status in ('held', 'requested', 'confirmed', 'honoured', 'no-show', 'cancelled', 'expired', 'refused')),
  quote jsonb not null,
  cancel_until timestamptz not null,
  -- a held booking that nobody confirmed until then frees its seat
  confirm_by timestamptz,
  -- personal: null once erased
  email text,
  name text,
  language text not null,
  consent text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  erased_at timestamptz,
  -- grows with each change: SEQUENCE of the calendar file
  revision integer not null default 0,
  primary key (place_id, id),
  unique (id, place_id),
  check ((status = 'held') = (confirm_by is not null))
);
create index booking_resource on booking (place_id, resource_id, during);
create index booking_due on booking (confirm_by) where status = 'held';
create index booking_personal on booking (upper(during)) where email is not null;

-- A row holds a seat; a booking that lets go of its seats has none. The database itself keeps rows of one seat
-- from overlapping, whatever the code above it does.
create table booked_unit (
  place_id bigint not null,
  resource_id bigint not null,
  unit_id integer not null,
  booking_id uuid not null,
  during tstzrange not null,
  primary key (place_id, booking_id, unit_id),
  -- deferred: seats are taken first, so that a refusal writes nothing
  foreign key (place_id, booking_id) references booking (place_id, id) on delete cascade deferrable initially deferred,
  foreign key (place_id, resource_id, unit_id) references unit (place_id, resource_id, id),
  constraint one_booking_a_seat
    exclude using gist (place_id with =, resource_id with =, unit_id with =, during with &&)
);

-- Busy times read from an operator's calendar: nobody's booking of ours, yet taken.
create table busy_period (
  place_id bigint not null,
  resource_id bigint not null,
  during tstzrange not null,
  foreign key (place_id, resource_id) references resource (place_id, id) on delete cascade
);
create index busy_period_resource on busy_period using gist (place_id, resource_id, during);

create table calendar_feed (
  place_id bigint not null,
  resource_id bigint not null,
  etag text,
  last_modified text,
  read_at timestamptz,
  next_read_at timestamptz not null default '-infinity',
  failures integer not null default 0,
  -- a sentence for the operator; null after a success
  fault text,
  primary key (place_id, resource_id),
  foreign key (place_id, resource_id) references resource (place_id, id) on delete cascade
);

-- Idempotency-Key: what was answered, stored in the transaction of what was done.
create table idempotency_key (
  key text primary key,
  -- HMAC-SHA-256 of the request under a key of the hub: it holds an e-mail address, and must not be guessed back
  fingerprint bytea not null,
  -- the booking, when one was made; null for a refusal
  booking_id uuid,
  status smallint not null,
  answer text not null,
  created_at timestamptz not null
);
create index idempotency_key_age on idempotency_key (created_at);

-- Messages to send, written in the transaction of what they tell of. They name the booking, not the person:
-- the address is read when the message is sent, so erasing it once erases it everywhere.
create table outbox (
  place_id bigint not null,
  id uuid not null,
  booking_id uuid not null,
  kind text not null check (kind in ('confirm', 'confirmed', 'requested', 'cancelled', 'expired', 'refused', 'operator')),
  created_at timestamptz not null,
  attempts integer not null default 0,
  next_attempt_at timestamptz not null,
  -- a worker is at it until then, by the database's own clock: several hubs may not agree on the time
  claimed_until timestamptz,
  sent_at timestamptz,
  -- given up: the reason
  failed text,
  primary key (place_id, id),
  foreign key (place_id, booking_id) references booking (place_id, id) on delete cascade
);
create index outbox_booking on outbox (place_id, booking_id);
create index outbox_due on outbox (next_attempt_at) where sent_at is null and failed is null;

-- Keys of this hub, made at first use: 'booking' signs the capabilities (HMAC-SHA-256).
create table server_key (
  purpose text primary key,
  key bytea not null,
  created_at timestamptz not null default now()
);

-- Units of a resource: a desk is shared seat by seat, anything else is taken whole. More are made as seats are added;
-- of those that are too many, a unit that nobody booked goes, and the others take no new booking.
create function make_units() returns trigger language plpgsql as $$
declare
  wanted integer := case when new.kind = 'desk' then new.seats else 1 end;
begin
  insert into unit (place_id, resource_id, id)
    select new.place_id, new.id, number from generate_series(1, wanted) number on conflict do nothing;
  delete from unit u where u.place_id = new.place_id and u.resource_id = new.id and u.id > wanted
    and not exists (select from booked_unit b
      where b.place_id = u.place_id and b.resource_id = u.resource_id and b.unit_id = u.id);
  return null;
end $$;
create trigger resource_units after insert or update of seats, kind on resource
  for each row execute function make_units();
insert into unit (place_id, resource_id, id)
  select place_id, id, number from resource, generate_series(1, case when kind = 'desk' then seats else 1 end) number;

-- Takes units for a booking, in ascending order: two bookings of several units never wait for each other in a circle.
-- A unit that somebody else is about to take is waited for, and passed over when it is gone.
-- Returns how many were taken, at most p_count.
create function take_units(
  p_place bigint, p_resource bigint, p_units integer, p_booking uuid, p_during tstzrange, p_count integer
) returns integer language plpgsql as $$
declare
  taken integer := 0;
  candidate integer;
begin
  for candidate in
    select u.id from unit u
    where u.place_id = p_place and u.resource_id = p_resource and u.id <= p_units
      and not exists (select from booked_unit b where b.place_id = p_place and b.resource_id = p_resource
        and b.unit_id = u.id and b.during && p_during)
    order by u.id
  loop
    insert into booked_unit (place_id, resource_id, unit_id, booking_id, during)
      values (p_place, p_resource, candidate, p_booking, p_during) on conflict do nothing;
    if found then
      taken := taken + 1;
      exit when taken = p_count;
    end if;
  end loop;
  return taken;
end $$;

-- Lets go of the seats of held bookings that nobody confirmed in time, as far as they stand in the way of a period.
-- What another transaction is at work on is left to it: its seats are waited for when they are taken.
create function expire_holds(p_place bigint, p_resource bigint, p_during tstzrange, p_now timestamptz)
returns void language plpgsql as $$
declare
  stale uuid;
begin
  for stale in
    select b.id from booking b
    where b.place_id = p_place and b.status = 'held' and b.confirm_by <= p_now
      and b.id in (select u.booking_id from booked_unit u
        where u.place_id = p_place and u.resource_id = p_resource and u.during && p_during)
    order by b.id for no key update skip locked
  loop
    update booking set status = 'expired', confirm_by = null, updated_at = p_now, revision = revision + 1
      where place_id = p_place and id = stale;
    delete from booked_unit where place_id = p_place and booking_id = stale;
    insert into outbox (place_id, id, booking_id, kind, created_at, next_attempt_at)
      values (p_place, gen_random_uuid(), stale, 'expired', p_now, p_now);
  end loop;
end $$;

-- Whether enough units are free, as far as this moment can tell; those of stale holds count as free.
create function free_units(
  p_place bigint, p_resource bigint, p_units integer, p_during tstzrange, p_now timestamptz
) returns integer language sql stable as $$
  select case when exists (select from busy_period
      where place_id = p_place and resource_id = p_resource and during && p_during) then 0
    else p_units - (select count(distinct t.unit_id)::integer
      from booked_unit t join booking b on b.place_id = t.place_id and b.id = t.booking_id
      where t.place_id = p_place and t.resource_id = p_resource and t.unit_id <= p_units and t.during && p_during
        and not (b.status = 'held' and b.confirm_by <= p_now)) end
$$;

-- Books, in one round trip: the key, the seats, the booking and its messages stand or fall together. The caller has
-- checked the rules and written the answer.
-- outcome: 'booked'; 'known' (the key was used before: status, answer and fingerprint are those of then);
-- 'taken' (nothing is written; free says how many units are left).
create function place_booking(
  p_booking booking, p_units integer, p_count integer, p_messages text[],
  p_key text, p_fingerprint bytea, p_answer text,
  out outcome text, out free integer, out known_status smallint, out known_answer text, out known_fingerprint bytea
) language plpgsql
-- Whoever waits longer for an equal request, or for a seat, is told to ask again.
set lock_timeout = '3s' as $$
declare
  now timestamptz := p_booking.created_at;
begin
  free := free_units(p_booking.place_id, p_booking.resource_id, p_units, p_booking.during, now);
  if free >= p_count then
    -- Of two equal requests at once the second waits here for the first.
    insert into idempotency_key (key, fingerprint, booking_id, status, answer, created_at)
      values (p_key, p_fingerprint, p_booking.id, 201, p_answer, now) on conflict do nothing;
    if found then
      perform expire_holds(p_booking.place_id, p_booking.resource_id, p_booking.during, now);
      free := take_units(p_booking.place_id, p_booking.resource_id, p_units, p_booking.id, p_booking.during, p_count);
      if free = p_count then
        insert into booking select p_booking.*;
        insert into outbox (place_id, id, booking_id, kind, created_at, next_attempt_at)
          select p_booking.place_id, gen_random_uuid(), p_booking.id, kind, now, now from unnest(p_messages) kind;
        outcome := 'booked';
        return;
      end if;
      -- Others were faster. Nothing of value is written: no need to wait for the disk.
      delete from booked_unit where place_id = p_booking.place_id and booking_id = p_booking.id;
      delete from idempotency_key where key = p_key;
      set local synchronous_commit = off;
    end if;
  end if;
  -- A seat seen as taken may have been taken by this very request, sent twice: its key is visible since.
  select 'known', k.status, k.answer, k.fingerprint into outcome, known_status, known_answer, known_fingerprint
    from idempotency_key k where k.key = p_key;
  if not found then
    outcome := 'taken';
    free := greatest(free_units(p_booking.place_id, p_booking.resource_id, p_units, p_booking.during, now), 0);
  end if;
end $$;

-- Stores the answer of a refusal, and returns what stands under the key.
create function store_refusal(
  p_key text, p_fingerprint bytea, p_status smallint, p_answer text, p_now timestamptz,
  out status smallint, out answer text, out fingerprint bytea
) language plpgsql set lock_timeout = '3s' as $$
begin
  set local synchronous_commit = off;
  insert into idempotency_key (key, fingerprint, status, answer, created_at)
    values (p_key, p_fingerprint, p_status, p_answer, p_now) on conflict do nothing;
  if found then
    status := p_status; answer := p_answer; fingerprint := p_fingerprint;
  else
    select k.status, k.answer, k.fingerprint into strict status, answer, fingerprint
      from idempotency_key k where k.key = p_key;
  end if;
end $$;
