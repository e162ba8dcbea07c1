-- Bookings. place_id stands first in every key, so that the tables can be spread by place (Citus).

alter table resource
  -- BookingRules of the contract; null when it is not booked here
  add column rules jsonb,
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
  foreign key (place_id, booking_id) references booking (place_id, id) on delete cascade,
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
  -- SHA-256 of the request's body
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
