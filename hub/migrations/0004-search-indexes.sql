-- A GIN index keeps new entries aside until the next vacuum; every search would read through them, and the planner
-- would rather read whole tables. Places change seldom and are searched all day: their entries go in at once.
alter index place_search_words set (fastupdate = off);
alter index search_word_variants set (fastupdate = off);
alter index place_kinds set (fastupdate = off);
alter index place_amenities set (fastupdate = off);
select gin_clean_pending_list(name) from unnest(
  array['place_search_words', 'search_word_variants', 'place_kinds', 'place_amenities']::regclass[]) name;
