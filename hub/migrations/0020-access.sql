-- Who may do what. Nothing here opens anything by being read: of every secret only its SHA-256 is kept. That is enough
-- because each secret is 256 random bits, which nobody guesses back from a hash however fast it is; a slow hash serves
-- for what people make up.

create table account (
  id uuid primary key,
  -- as it was typed; the key is how two spellings of one address are told to be one
  email text not null,
  email_key text not null unique,
  name text,
  language text not null default 'fr' check (language in ('fr', 'en')),
  created_at timestamptz not null,
  signed_in_at timestamptz,
  -- may nothing since then; erased some weeks later, so that an administrator's mistake can be taken back
  removed_at timestamptz
);

create table account_role (
  account_id uuid not null references account on delete cascade,
  kind text not null check (kind in ('administrator', 'operator', 'issuer', 'staff')),
  place_id bigint references place on delete cascade,
  scheme text references label_scheme on delete cascade,
  check ((kind in ('operator', 'staff')) = (place_id is not null)),
  check ((kind = 'issuer') = (scheme is not null)),
  unique nulls not distinct (account_id, kind, place_id, scheme)
);
create index account_role_place on account_role (place_id);
create index account_role_scheme on account_role (scheme);

-- A link that was sent by e-mail: opens a session once, within minutes.
create table sign_in_link (
  hash bytea primary key,
  account_id uuid not null references account on delete cascade,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index sign_in_link_account on sign_in_link (account_id);

create table operator_session (
  hash bytea primary key,
  -- by which its owner ends it: the hash never leaves the database
  id uuid not null unique,
  account_id uuid not null references account on delete cascade,
  -- such as « Firefox, Android »: what its owner knows it by
  device text not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index operator_session_account on operator_session (account_id);

-- For machines. A key does what its roles say and its maker still may, so it ends with its maker's account.
create table access_key (
  id uuid primary key,
  hash bytea not null unique,
  name text not null,
  account_id uuid not null references account on delete cascade,
  created_at timestamptz not null,
  -- to the minute
  used_at timestamptz,
  revoked_at timestamptz
);
create index access_key_account on access_key (account_id);

create table access_key_role (
  key_id uuid not null references access_key on delete cascade,
  kind text not null check (kind in ('administrator', 'operator', 'issuer', 'staff')),
  place_id bigint references place on delete cascade,
  scheme text references label_scheme on delete cascade,
  check ((kind in ('operator', 'staff')) = (place_id is not null)),
  check ((kind = 'issuer') = (scheme is not null)),
  unique nulls not distinct (key_id, kind, place_id, scheme)
);

-- Every change that somebody made: who, when, what before and after. It outlives what it tells of, so it refers to
-- nothing; who stands there by the account's id, and is nobody any more once the account is erased.
create table journal (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  -- account:…, key:…, or what did it by itself
  actor text not null,
  subject_kind text not null,
  subject_id text not null,
  -- whose affair it is: operators of the place, issuers of the scheme, or else administrators alone
  place_id bigint,
  scheme text,
  before jsonb,
  after jsonb,
  -- the change that this one takes back
  undoes bigint unique references journal
);
create index journal_subject on journal (subject_kind, subject_id, id);
create index journal_place on journal (place_id, id) where place_id is not null;
create index journal_scheme on journal (scheme, id) where scheme is not null;

-- Letters that are about no booking: the row names the letter and what it is about, and the letter is written when it
-- is sent, so that no secret and nobody's address waits here. They belong to no place.
alter table outbox
  alter column booking_id drop not null,
  add column letter text,
  add column subject text,
  drop constraint outbox_kind_check,
  add constraint outbox_kind_check check (
    kind in ('confirm', 'confirmed', 'requested', 'cancelled', 'expired', 'refused', 'operator', 'letter')),
  add constraint outbox_letter_check check (
    (kind = 'letter') = (booking_id is null)
    and (kind = 'letter') = (letter is not null) and (kind = 'letter') = (subject is not null));
