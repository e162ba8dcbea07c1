-- Visits: presences that a place witnessed, and what their people said of the trip. Whoever came is not in here: a
-- person is a pseudonym under the key of the calendar quarter, and that key is destroyed when the quarter is frozen.
create table visit (
  place_id bigint not null references place on delete cascade,
  id uuid not null,
  -- in the place's own calendar
  day date not null,
  quarter text not null generated always as
    (extract(year from day)::integer::text || '-Q' || extract(quarter from day)::integer::text) stored,
  -- HMAC-SHA-256 under the quarter's key; null when nothing told who it was
  person bytea,
  witnessed_by text not null check (witnessed_by in ('code', 'staff')),
  -- what was declared (hub/src/visits/declaration.ts); null when it was skipped
  declaration jsonb,
  primary key (place_id, id)
);
create index visit_quarter on visit (quarter);
-- One presence a day, however often a code is typed or a box is ticked.
create unique index visit_person on visit (place_id, day, person) where person is not null;

-- The key under which people of a quarter are told apart.
create table visit_key (
  quarter text primary key,
  key bytea not null
);

-- Quarters whose figures stand for ever, with what they were computed with.
create table impact_quarter (
  quarter text primary key,
  frozen_at timestamptz not null,
  model_version text not null,
  factor_set text not null
);
