-- What the public proposes: a new place, or a correction of one. Nothing of it is shown before somebody has decided.
create table proposal (
  id uuid primary key,
  -- what it corrects; null for a new place
  place_id bigint references place on delete cascade,
  -- PlaceEdit of the contract, checked and normalised
  edit jsonb not null,
  -- what the proposer adds for whoever decides
  word text check (char_length(word) <= 1000),
  -- personal: null once erased
  email text,
  language text not null check (language in ('fr', 'en')),
  -- unconfirmed: nobody has clicked in the e-mail yet
  status text not null check (status in ('unconfirmed', 'waiting', 'accepted', 'refused')),
  idempotency_key text unique,
  -- HMAC-SHA-256 of the request under a key of the hub
  fingerprint text,
  created_at timestamptz not null,
  confirmed_at timestamptz,
  decided_at timestamptz,
  -- account:…, as in the journal
  decided_by text,
  -- the decider's word to the proposer
  reply text check (char_length(reply) <= 1000),
  -- the place that came of it
  accepted_place bigint references place on delete set null
);
create index proposal_waiting on proposal (confirmed_at) where status = 'waiting';
create index proposal_place on proposal (place_id);
create index proposal_personal on proposal (coalesce(decided_at, created_at)) where email is not null;
