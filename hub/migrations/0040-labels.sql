-- Labels that can be verified: what a scheme asks, what each place showed of it, and who said so when.

alter table label_scheme
  add column name_en text,
  add column charter_url text,
  -- [{ "id": "…", "sentence": { "fr": "…", "en": "…" | null } }]; null: the issuer has not published them
  add column criteria jsonb,
  -- how long a grant lasts; null: not published
  add column months smallint check (months > 0),
  -- role address that is written to before a grant ends
  add column issuer_email text,
  -- comes with the hub and follows it; false for a network's own, and for one that the network has changed
  add column shipped boolean not null default false;

update label_scheme set shipped = true where (id, name, issuer_name) in (
  ('mon-autre-bureau', 'mon autre BUREAU', 'mon autre BUREAU'),
  ('relais-d-entreprises', 'Relais d’Entreprises', 'Relais d’Entreprises'),
  ('fabrique-de-territoire', 'Fabrique de territoire', 'Agence nationale de la cohésion des territoires'),
  ('tiers-lieux-grand-est', 'Tiers-Lieux Grand Est', 'Tiers-Lieux Grand Est'));

alter table label_grant
  -- why it is suspended or revoked, for everybody to read
  add column reason text,
  -- [{ "id", "state": "proved" | "declared", "by", "date", "evidence" }]; what is not in it is missing
  add column criteria jsonb not null default '[]',
  -- the issuer has spoken: no import says otherwise any more
  add column by_issuer boolean not null default false,
  -- what was done last, by whom and when
  add column action text not null default 'recorded'
    check (action in ('recorded', 'granted', 'renewed', 'checked', 'suspended', 'reinstated', 'revoked')),
  -- `account:…` or `key:…`; null for an import
  add column author text,
  add column changed_at timestamptz not null default now(),
  -- counts the changes, from 1; set by the trigger below
  add column revision integer not null default 0,
  -- the instants at which the first day begins and the last one ends where the place lies; set by the trigger below
  add column begins_at timestamptz not null default 'infinity',
  add column ends_at timestamptz;

-- Every state that a grant ever had: the present one is the last. Nothing here is changed or deleted while the place is.
create table label_event (
  place_id bigint not null references place on delete cascade,
  scheme text not null references label_scheme,
  revision integer not null,
  action text not null,
  author text,
  at timestamptz not null,
  status text not null,
  valid_from date not null,
  valid_until date,
  reason text,
  criteria jsonb not null,
  primary key (place_id, scheme, revision)
);

create function count_label_change() returns trigger language plpgsql as $$
declare
  zone text := (select time_zone from place where id = new.place_id);
begin
  new.begins_at := new.valid_from::timestamp at time zone zone;
  new.ends_at := (new.valid_until + 1)::timestamp at time zone zone;
  if tg_op = 'INSERT' or (new.status, new.valid_from, new.valid_until, new.reason, new.criteria, new.by_issuer)
    is distinct from (old.status, old.valid_from, old.valid_until, old.reason, old.criteria, old.by_issuer) then
    -- one that is granted anew goes on with the history that the place has
    new.revision := 1 + coalesce((select max(revision) from label_event e
      where e.place_id = new.place_id and e.scheme = new.scheme), 0);
  end if;
  return new;
end $$;
create trigger count_label_change before insert or update on label_grant
  for each row execute function count_label_change();

-- Days are those of the place: its grants follow when its time zone is corrected.
create function label_grants_follow_time_zone() returns trigger language plpgsql as $$
begin
  update label_grant set valid_from = valid_from where place_id = new.id;
  return null;
end $$;
create trigger label_grants_follow_time_zone after update of time_zone on place
  for each row when (old.time_zone is distinct from new.time_zone) execute function label_grants_follow_time_zone();

-- What is there already begins its history now.
insert into label_event
  select place_id, scheme, 1, 'recorded', null, changed_at, status, valid_from, valid_until, null, '[]' from label_grant;
update label_grant set revision = 1;
-- What waits for the commit (0030) must be done before the table can be altered.
set constraints all immediate;

-- After the fact: a trigger before an insert also runs for rows that « on conflict » turns into updates.
create function keep_label_change() returns trigger language plpgsql as $$
begin
  insert into label_event values (new.place_id, new.scheme, new.revision, new.action, new.author, new.changed_at,
    new.status, new.valid_from, new.valid_until, new.reason, new.criteria);
  return null;
end $$;
create trigger keep_new_label after insert on label_grant for each row execute function keep_label_change();
create trigger keep_label_change after update on label_grant
  for each row when (old.revision <> new.revision) execute function keep_label_change();

-- The notice to the issuer before a grant ends: one for each end.
create table label_notice (
  place_id bigint not null references place on delete cascade,
  scheme text not null references label_scheme,
  valid_until date not null,
  at timestamptz not null,
  primary key (place_id, scheme, valid_until)
);
