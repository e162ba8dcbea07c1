-- What the searches of the common API need beside the tables themselves.

-- Public id of a place's number: Crockford base 32 and a check character, the same as in sdk/place-id.ts.
create function place_public_id(number bigint) returns text
  language plpgsql immutable strict parallel safe
as $$
declare
  alphabet constant text := '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  digits integer := 1;
  digit integer;
  sum integer := 0;
  result text := '';
begin
  if number < 0 or number > 9007199254740991 then
    raise exception 'Not a place number: %', number using errcode = 'numeric_value_out_of_range';
  end if;
  while number >> (5 * digits) > 0 loop
    digits := digits + 1;
  end loop;
  for place in reverse digits - 1 .. 0 loop
    digit := ((number >> (5 * place)) & 31)::integer;
    result := result || substr(alphabet, digit + 1, 1);
    -- multiplies by x in GF(32), x⁵ + x² + 1
    sum := (sum # digit) << 1;
    if sum & 32 <> 0 then
      sum := sum # 37;
    end if;
  end loop;
  return result || substr(alphabet, sum + 1, 1);
end
$$;

-- Metres between two points as the crow flies (haversine, mean radius of the Earth after IUGG).
create function distance_metres(lat1 double precision, lon1 double precision, lat2 double precision, lon2 double precision)
  returns double precision
  language sql immutable strict parallel safe
  return 2 * 6371008.8 * asin(least(1, sqrt(
    sin(radians(lat2 - lat1) / 2) ^ 2
    + cos(radians(lat1)) * cos(radians(lat2)) * sin(radians(lon2 - lon1) / 2) ^ 2)));

-- Computed when a place is written, so that reading costs nothing.
alter table place add column public_id text not null generated always as (place_public_id(id)) stored;

-- The order of a list looks at the beginning of a name only: an index entry has a limit, and so has a cursor.
drop index place_name;
alter table place drop column sort_name;
alter table place add column sort_name text generated always as (left(fold(name), 50)) stored;

-- Places that can be found: those kept out of sight stay out of the indexes that whole lists are read from.
drop index place_updated;
create index place_name on place (sort_name, id) where listed and status <> 'closed';
create index place_updated on place (updated_at desc, id) where listed and status <> 'closed';

-- The period that is running or comes next: the first that ends after an instant.
create index opening_period_end on opening_period (schedule_id, upper(during));
create index resource_bookable on resource (place_id) where booking_via in ('hub', 'external');

-- Free text. A network has far fewer words than places, so a typed word is looked up among the words first (by its
-- beginning, or with one typo), and the places by the words found: exact, and quick however common the word is.
create function search_words(value text) returns text[]
  language sql immutable strict parallel safe
  return array(
    select distinct left(word, 40)
    from regexp_split_to_table(
      fold(value), '[\s\x21-\x2f\x3a-\x40\x5b-\x60\x7b-\x7e\u00a0-\u00bf\u2000-\u206f\u3000-\u3003]+') word
    where word <> '');

-- The word, and the word without each of its letters: two words that are one typo apart share a variant.
create function letters_dropped(word text) returns text[]
  language sql immutable strict parallel safe
  return case when length(word) < 4 then array[word] else array[word] || array(
    select distinct left(word, letter - 1) || substr(word, letter + 1) from generate_series(1, length(word)) letter) end;

-- Without a unique key, so that two imports never wait for each other; a word that two of them add at once is there
-- twice, which does no harm. Words whose last place is gone stay, and lead to nothing.
create table search_word (
  word text not null,
  variants text[] not null generated always as (letters_dropped(word)) stored
);
create index search_word_beginning on search_word (word text_pattern_ops);
create index search_word_variants on search_word using gin (variants);

drop index place_search;
alter table place drop column search_text;
alter table place add column search_text text not null
  generated always as (fold(name || ' ' || coalesce(city, '') || ' ' || coalesce(summary, ''))) stored;
alter table place add column search_words text[] not null
  generated always as (search_words(name || ' ' || coalesce(city, '') || ' ' || coalesce(summary, ''))) stored;
create index place_search_words on place using gin (search_words);

create function remember_search_words() returns trigger
  language plpgsql
as $$
begin
  insert into search_word (word)
  select distinct word from written, unnest(written.search_words) word (word)
  where not exists (select from search_word known where known.word = word.word);
  return null;
end
$$;

create trigger place_words_inserted after insert on place
  referencing new table as written for each statement execute function remember_search_words();
create trigger place_words_updated after update on place
  referencing new table as written for each statement execute function remember_search_words();

insert into search_word (word) select distinct word from place, unnest(search_words) word;
