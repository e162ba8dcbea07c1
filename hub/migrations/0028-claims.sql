-- Somebody who says that a place without an operator is theirs, until they have shown it: by a link sent to an address
-- at the domain of the place's website. Forgotten a day later, whatever came of it.
create table place_claim (
  id uuid primary key,
  place_id bigint not null references place on delete cascade,
  email text not null,
  language text not null check (language in ('fr', 'en')),
  created_at timestamptz not null,
  -- the link opens nothing any more
  used_at timestamptz
);
create index place_claim_created on place_claim (created_at);
