-- By what a visit's person is told apart. Only an address, and a link that was shown again, count towards the eleven
-- people of a figure: whoever typed the day's code once is somebody, and nobody knows whether the next one is somebody else.
alter table visit add column known_by text check (known_by in ('address', 'link', 'new-link', 'booking'));
update visit set known_by = 'address' where person is not null;
alter table visit add constraint visit_known_by check ((person is null) = (known_by is null));
