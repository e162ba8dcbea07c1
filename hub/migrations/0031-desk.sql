-- The desk of a place: days that it closes, and what it answers to those who booked.

-- Days on which a place, or one of its resources, is not to be had, beside what its hours and rules say.
create table closure (
  place_id bigint not null references place on delete cascade,
  id uuid not null,
  -- null: the whole place
  resource_id bigint,
  -- in the place's own calendar; both days included
  from_day date not null,
  until_day date not null,
  -- for the people concerned, in the operator's words
  word text check (char_length(word) between 1 and 500),
  created_at timestamptz not null,
  primary key (place_id, id),
  foreign key (place_id, resource_id) references resource (place_id, id) on delete cascade,
  check (until_day between from_day and from_day + 366)
);

alter table booking
  -- the day of the place's calendar that its first slot belongs to: an evening past midnight is its day's
  add column day date,
  -- the operator's word with a refusal or a closing
  add column word text check (char_length(word) between 1 and 500);
update booking b set day = (lower(b.during) at time zone p.time_zone)::date from place p where p.id = b.place_id;
alter table booking alter column day set not null;
create index booking_day on booking (place_id, day);

-- Days of closing as closedOn of the rules has them, kept with each resource: what is read to book is that one row, and
-- its change is what tells a hub that the terms it remembers are no longer so.
alter table resource add column closings jsonb not null default '[]';

create function closed_days(p_place bigint, p_resource bigint) returns jsonb language sql stable as $$
  select coalesce(jsonb_agg(distinct to_char(day, 'YYYY-MM-DD')), '[]')
  from closure c, generate_series(c.from_day::timestamp, c.until_day, interval '1 day') day
  where c.place_id = p_place and (c.resource_id is null or c.resource_id = p_resource)
$$;

create function resource_follows_closures() returns trigger language plpgsql as $$
begin
  new.closings := closed_days(new.place_id, new.id);
  return new;
end $$;
create trigger resource_follows_closures before insert on resource
  for each row execute function resource_follows_closures();

create function closure_is_followed() returns trigger language plpgsql as $$
declare
  changed closure := case when tg_op = 'DELETE' then old else new end;
begin
  update resource set closings = closed_days(place_id, id)
    where place_id = changed.place_id and (changed.resource_id is null or id = changed.resource_id);
  return null;
end $$;
create trigger closure_is_followed after insert or delete on closure
  for each row execute function closure_is_followed();

-- Who books and who closes at the same moment take turns here: many may book at once, one closes. So a booking either
-- sees the closing and is refused (ESC01), or is seen by it and told.
create function closing_lock(p_place bigint) returns bigint language sql immutable strict
  return hashtextextended('closing', p_place);

create function check_closures() returns trigger language plpgsql as $$
begin
  if new.day is null then
    select (lower(new.during) at time zone p.time_zone)::date into new.day from place p where p.id = new.place_id;
  end if;
  if new.status in ('held', 'requested', 'confirmed') then
    perform pg_advisory_xact_lock_shared(closing_lock(new.place_id));
    if exists (select from closure c where c.place_id = new.place_id and new.day between c.from_day and c.until_day
        and (c.resource_id is null or c.resource_id = new.resource_id)) then
      raise exception 'This day is closed' using errcode = 'ESC01';
    end if;
  end if;
  return new;
end $$;
create trigger booking_on_open_day before insert on booking
  for each row execute function check_closures();
create trigger booking_back_on_open_day before update of status on booking
  for each row when (old.status in ('cancelled', 'expired', 'refused')) execute function check_closures();

-- « closed »: the place closes on that day; told with other dates.
alter table outbox
  drop constraint outbox_kind_check,
  add constraint outbox_kind_check check (kind in
    ('confirm', 'confirmed', 'requested', 'cancelled', 'closed', 'expired', 'refused', 'operator', 'letter'));
