-- What the visits of frozen quarters add up to: one row a place and quarter, plain sums, nobody in it.
create table impact_sum (
  quarter text not null references impact_quarter on delete cascade,
  -- no foreign key: a place that goes later must not change what was published of its territory
  place_id bigint not null,
  -- places whose people are published together only: every block has 11 distinct people or more
  block integer not null,
  -- where the place was when the quarter was frozen
  commune text,
  epci text,
  departement text,
  region text,
  demonstration boolean not null,
  -- Tally of sdk/impact
  tally jsonb not null,
  primary key (quarter, place_id)
);
create index impact_sum_place on impact_sum (place_id);

-- What the assumptions were when a quarter was frozen: { "rebound": { "low", "value", "high" }, "also": [...] }.
alter table impact_quarter add column parameters jsonb not null default '{}';
