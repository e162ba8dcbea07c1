-- Whether the network spoke in the issuer's place: everybody reads who said what, and nobody speaks in another's name.
alter table label_grant add column by_network boolean not null default false;
alter table label_event add column by_network boolean not null default false;

create or replace function keep_label_change() returns trigger language plpgsql as $$
begin
  insert into label_event
    (place_id, scheme, revision, action, author, at, status, valid_from, valid_until, reason, criteria, by_network)
  values (new.place_id, new.scheme, new.revision, new.action, new.author, new.changed_at,
    new.status, new.valid_from, new.valid_until, new.reason, new.criteria, new.by_network);
  return null;
end $$;
