-- Days that an employer has bought or promised. Nothing is paid here: a booking made with a voucher counts down its
-- balance, and the place sends its statement to the employer.
create table voucher (
  id uuid primary key,
  -- in capitals, without spaces and hyphens
  code text not null unique check (code <> ''),
  employer text not null check (employer <> ''),
  half_days integer not null check (half_days > 0),
  -- the last day that it pays for, in the place's own calendar
  valid_until date,
  created_at timestamptz not null,
  -- by the administrator: it pays for nothing more
  closed_at timestamptz
);

alter table booking
  add column voucher_id uuid references voucher,
  add column voucher_half_days smallint check (voucher_half_days > 0),
  add check ((voucher_id is null) = (voucher_half_days is null));
create index booking_voucher on booking (voucher_id, day) where voucher_id is not null;

-- What is used of a voucher is what bookings that hold their seats have taken: one that is cancelled, refused or lapses
-- gives back what it took by that alone, whoever changes it.
create function voucher_used(p_voucher uuid) returns integer language sql stable as $$
  select coalesce(sum(voucher_half_days), 0)::integer from booking
  where voucher_id = p_voucher and status in ('held', 'requested', 'confirmed', 'honoured', 'no-show')
$$;

-- Bookings with one voucher take turns, so that together they never take more than there is (ESC02). The lock is the last
-- that a booking takes. The name stands after booking_on_open_day, which fills in the day.
create function check_voucher() returns trigger language plpgsql as $$
declare
  paying voucher;
begin
  if new.status in ('held', 'requested', 'confirmed') then
    select * into paying from voucher where id = new.voucher_id for no key update;
    if paying.closed_at is not null or new.day > paying.valid_until
        or voucher_used(paying.id) + new.voucher_half_days > paying.half_days then
      raise exception 'The voucher does not pay for this' using errcode = 'ESC02';
    end if;
  end if;
  return new;
end $$;
create trigger booking_paid_by_voucher before insert on booking
  for each row when (new.voucher_id is not null) execute function check_voucher();
create trigger booking_paid_by_voucher_again before update of status on booking
  for each row when (new.voucher_id is not null and old.status in ('cancelled', 'expired', 'refused'))
  execute function check_voucher();
