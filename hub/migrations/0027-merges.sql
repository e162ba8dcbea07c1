-- Places that turned out to be one. The row of the place that is no longer shown stays, with what its bookings, visits
-- and journal refer to; its id leads to the other for ever.
create table place_merge (
  place_id bigint primary key references place on delete cascade,
  -- what it was merged into; that one may have been merged in turn
  into_id bigint not null references place on delete cascade,
  at timestamptz not null,
  -- account:…, as in the journal
  by text not null,
  -- what follows from the merge and goes back when the two are separated (hub/src/operators/merges/merge.ts)
  moved jsonb not null,
  check (place_id <> into_id)
);
create index place_merge_into on place_merge (into_id);

-- Where the id of a place leads: to the place itself, unless it was merged; through any number of merges.
create function merged_into(p_place bigint) returns bigint language sql stable strict as $$
  with recursive chain as (
    select p_place as id, 0 as step
    union all
    select m.into_id, chain.step + 1 from chain join place_merge m on m.place_id = chain.id where chain.step < 100)
  select id from chain order by step desc limit 1
$$;

-- Whoever still has the old row open shows it to nobody.
create function merged_is_unlisted() returns trigger language plpgsql as $$
begin
  new.listed := not exists (select from place_merge where place_id = new.id);
  return new;
end $$;
create trigger merged_is_unlisted before update on place
  for each row when (new.listed and not old.listed) execute function merged_is_unlisted();

-- A booking that was on its way while its place was merged is refused (ESC01, as for a day that was closed meanwhile);
-- fires after the trigger that waits for the lock of closings, which a merge holds.
create function check_merged() returns trigger language plpgsql as $$
begin
  if exists (select from place_merge where place_id = new.place_id) then
    raise exception 'This place was merged' using errcode = 'ESC01';
  end if;
  return new;
end $$;
create trigger booking_place_still_there before insert on booking
  for each row execute function check_merged();

alter table duplicate_proposal
  -- somebody said that these are two places: never proposed again
  add column dismissed_at timestamptz,
  add column dismissed_by text;
