-- Webhooks (standard-webhooks): what happens at a place, told to a server of its operator's choice. A row is written in
-- the transaction of what it tells of, by the tables themselves, so that none is lost and none tells of what did not
-- happen. Nothing in it says who booked.
create table webhook (
  place_id bigint not null references place on delete cascade,
  id uuid not null,
  url text not null,
  -- signs every message, so it is kept as it is
  secret bytea not null,
  events text[] not null check (cardinality(events) > 0),
  created_at timestamptz not null,
  -- nothing is sent from then on
  disabled_at timestamptz,
  -- the receiver answered 410: it wants no more
  gone boolean not null default false,
  primary key (place_id, id)
);

create table webhook_delivery (
  place_id bigint not null,
  -- webhook-id: the same at every attempt
  id uuid not null,
  webhook_id uuid not null,
  type text not null,
  -- the very bytes that are signed and sent
  body text not null,
  created_at timestamptz not null,
  attempts integer not null default 0,
  next_attempt_at timestamptz not null,
  -- a worker is at it until then, by the database's own clock
  claimed_until timestamptz,
  delivered_at timestamptz,
  given_up_at timestamptz,
  last_attempt_at timestamptz,
  last_status smallint,
  -- a word for what went wrong when there was no answer
  last_fault text,
  primary key (place_id, id),
  foreign key (place_id, webhook_id) references webhook (place_id, id) on delete cascade
);
create index webhook_delivery_due on webhook_delivery (next_attempt_at)
  where delivered_at is null and given_up_at is null;
create index webhook_delivery_log on webhook_delivery (place_id, webhook_id, created_at desc);

create function instant_text(value timestamptz) returns text language sql immutable strict
  return to_char(value at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"');

create function announce(p_place bigint, p_type text, p_at timestamptz, p_data jsonb) returns void
language sql as $$
  insert into webhook_delivery (place_id, id, webhook_id, type, body, created_at, next_attempt_at)
  select p_place, gen_random_uuid(), w.id, p_type,
    jsonb_build_object('type', p_type, 'timestamp', instant_text(p_at), 'data', p_data)::text, p_at, p_at
  from webhook w where w.place_id = p_place and w.disabled_at is null and p_type = any(w.events)
$$;

create function announce_booking() returns trigger language plpgsql as $$
begin
  if exists (select from webhook where place_id = new.place_id and disabled_at is null) then
    perform announce(new.place_id,
      case when tg_op = 'INSERT' then 'booking.created'
        when new.status in ('cancelled', 'expired', 'refused') then 'booking.cancelled' else 'booking.changed' end,
      new.updated_at,
      jsonb_build_object('booking', new.id, 'place', place_public_id(new.place_id), 'resource', new.resource_id::text,
        'date', new.day, 'start', instant_text(lower(new.during)), 'end', instant_text(upper(new.during)),
        'seats', new.seats, 'status', new.status));
  end if;
  return null;
end $$;
create trigger booking_made_announced after insert on booking
  for each row execute function announce_booking();
create trigger booking_changed_announced after update on booking
  for each row when (old.status <> new.status or old.during <> new.during or old.seats <> new.seats)
  execute function announce_booking();

-- As in 0030, and told to webhooks as well.
create or replace function record_place_change() returns trigger language plpgsql as $$
declare
  changed bigint;
  shown boolean;
  change bigint;
begin
  if tg_relid = 'place'::regclass then
    changed := case when tg_op = 'DELETE' then old.id else new.id end;
  else
    changed := case when tg_op = 'DELETE' then old.place_id else new.place_id end;
  end if;
  if exists (select from place_change where place_id = changed and written_by = pg_current_xact_id()) then
    return null;
  end if;
  perform pg_advisory_xact_lock(1163084611);
  shown := exists (select from place where id = changed and listed);
  if shown then
    insert into place_change (place_id, number, written_by)
      values (changed, nextval('place_change_number'), pg_current_xact_id())
      on conflict (place_id) do update set number = excluded.number, written_by = excluded.written_by
      returning number into change;
  else
    -- What was never shown is nobody's news.
    update place_change set number = nextval('place_change_number'), written_by = pg_current_xact_id()
      where place_id = changed returning number into change;
  end if;
  if change is not null then
    perform announce(changed, 'place.changed', now(), jsonb_build_object('place', place_public_id(changed),
      'number', change, 'kind', case when shown then 'changed' else 'removed' end));
  end if;
  return null;
end $$;
