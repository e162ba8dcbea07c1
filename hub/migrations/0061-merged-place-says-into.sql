-- As in 0033; of a place that was merged, whoever follows is told what it is now.
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
    perform announce(changed, 'place.changed', now(), jsonb_strip_nulls(jsonb_build_object(
      'place', place_public_id(changed), 'number', change,
      'kind', case when shown then 'changed' else 'removed' end,
      'into', case when not shown and exists (select from place_merge where place_id = changed)
        then place_public_id(merged_into(changed)) end)));
  end if;
  return null;
end $$;
