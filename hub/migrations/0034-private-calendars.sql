-- Addresses under which a place's bookings can be subscribed to (RFC 5545). The address is the only secret: a calendar
-- program can send nothing else. Of it only the SHA-256 is kept, which nobody guesses back from 256 random bits.
create table private_calendar (
  place_id bigint not null references place on delete cascade,
  id uuid not null,
  -- null: the whole place
  resource_id bigint,
  secret_hash bytea not null unique,
  created_at timestamptz not null,
  -- to the hour
  read_at timestamptz,
  primary key (place_id, id),
  foreign key (place_id, resource_id) references resource (place_id, id) on delete cascade
);
