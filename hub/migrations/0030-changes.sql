-- What changed since a position, for whoever follows the network. One row a place, which moves to the end with each
-- change: the list is never longer than the number of places that were ever shown, and still misses nothing.
create table place_change (
  -- no foreign key: a place that is gone is what a follower must learn of
  place_id bigint primary key,
  number bigint not null unique,
  -- the transaction that wrote the row: several changes in one are one
  written_by xid8 not null
);
create sequence place_change_number owned by place_change.number;

-- Runs when its transaction commits, one transaction at a time: numbers become visible in their order, so that a reader
-- who has seen number 7 can never be overtaken by a late number 6. The lock is taken after every other lock of the
-- transaction and lasts for its commit only; « ESCC » in ASCII.
create function record_place_change() returns trigger language plpgsql as $$
declare
  changed bigint;
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
  if exists (select from place where id = changed and listed) then
    insert into place_change (place_id, number, written_by)
      values (changed, nextval('place_change_number'), pg_current_xact_id())
      on conflict (place_id) do update set number = excluded.number, written_by = excluded.written_by;
  else
    -- What was never shown is nobody's news.
    update place_change set number = nextval('place_change_number'), written_by = pg_current_xact_id()
      where place_id = changed;
  end if;
  return null;
end $$;

-- Rows are compared as they are stored: a point has no equality.
create constraint trigger place_changed_there after insert or delete on place
  deferrable initially deferred for each row execute function record_place_change();
create constraint trigger place_changed after update on place
  deferrable initially deferred for each row when (old.* *<> new.*) execute function record_place_change();
create constraint trigger resource_changed_there after insert or delete on resource
  deferrable initially deferred for each row execute function record_place_change();
create constraint trigger resource_changed after update on resource
  deferrable initially deferred for each row when (old.* *<> new.*) execute function record_place_change();
create constraint trigger label_grant_changed_there after insert or delete on label_grant
  deferrable initially deferred for each row execute function record_place_change();
create constraint trigger label_grant_changed after update on label_grant
  deferrable initially deferred for each row when (old.* *<> new.*) execute function record_place_change();

insert into place_change (place_id, number, written_by)
  select id, nextval('place_change_number'), pg_current_xact_id() from place where listed order by id;
