-- A booking is moved to another time, or another resource of its place, by those who run it: it stays the same booking,
-- with its link and its calendar entry.

alter table booking
  -- when it was before it was last moved, for the message that tells of it
  add column moved_from tstzrange;

-- « moved »: told with the time before and the time after.
alter table outbox
  drop constraint outbox_kind_check,
  add constraint outbox_kind_check check (kind in
    ('confirm', 'confirmed', 'requested', 'cancelled', 'closed', 'expired', 'refused', 'operator', 'letter', 'moved'));

-- What moves to a day is judged as what is booked on it.
create trigger booking_moved_to_open_day before update of day, during, resource_id on booking
  for each row when (old.day <> new.day or old.resource_id <> new.resource_id) execute function check_closures();

-- As in 0032; what the booking itself has taken so far is not in its own way.
create or replace function check_voucher() returns trigger language plpgsql as $$
declare
  paying voucher;
  others integer;
begin
  if new.status in ('held', 'requested', 'confirmed') then
    select * into paying from voucher where id = new.voucher_id for no key update;
    others := voucher_used(paying.id);
    if tg_op = 'UPDATE' and old.status in ('held', 'requested', 'confirmed', 'honoured', 'no-show') then
      others := others - old.voucher_half_days;
    end if;
    if paying.closed_at is not null or new.day > paying.valid_until
        or others + new.voucher_half_days > paying.half_days then
      raise exception 'The voucher does not pay for this' using errcode = 'ESC02';
    end if;
  end if;
  return new;
end $$;
create trigger booking_moved_is_paid_by_voucher before update of day, voucher_half_days on booking
  for each row when (new.voucher_id is not null and
    (old.day <> new.day or old.voucher_half_days <> new.voucher_half_days)) execute function check_voucher();

drop trigger booking_changed_announced on booking;
create trigger booking_changed_announced after update on booking
  for each row when (old.status <> new.status or old.during <> new.during or old.seats <> new.seats
    or old.resource_id <> new.resource_id)
  execute function announce_booking();
