-- Places as their operators keep them.

alter table place
  -- grows with each change: what an edit was based on is told by it
  add column revision integer not null default 0,
  -- fields that an operator has said: later imports leave them alone (names in hub/src/places/fields.ts)
  add column said text[] not null default '{}';

create function next_revision() returns trigger language plpgsql as $$
begin
  new.revision := old.revision + 1;
  return new;
end $$;
create trigger place_revision before update on place for each row execute function next_revision();

alter table place_source
  -- when this list began to say what it says now
  add column changed_at timestamptz,
  -- field → what the list says of it and the operator decided against: not asked again until the list says otherwise
  add column declined jsonb not null default '{}';
