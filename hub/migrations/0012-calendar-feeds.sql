-- A feed follows its resource's calendar: another address, or none, forgets what was read from the former one.

alter table calendar_feed
  -- when busy times were last stored: « not modified » says nothing of the days that came into sight since
  add column stored_at timestamptz;
create index calendar_feed_due on calendar_feed (next_read_at);

create function follow_calendar() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    delete from calendar_feed where place_id = new.place_id and resource_id = new.id;
    delete from busy_period where place_id = new.place_id and resource_id = new.id;
  end if;
  if new.calendar_url is not null then
    insert into calendar_feed (place_id, resource_id) values (new.place_id, new.id);
  end if;
  return null;
end $$;
create trigger resource_calendar_made after insert on resource
  for each row when (new.calendar_url is not null) execute function follow_calendar();
create trigger resource_calendar_moved after update of calendar_url on resource
  for each row when (old.calendar_url is distinct from new.calendar_url) execute function follow_calendar();
insert into calendar_feed (place_id, resource_id)
  select place_id, id from resource where calendar_url is not null on conflict do nothing;
