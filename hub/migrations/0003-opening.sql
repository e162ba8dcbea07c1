-- The periods of a schedule are derived, by one function, in a transaction that holds the schedule's row: they cannot
-- overlap. Having the database check it again took three quarters of the time of judging 2,000 schedules.
alter table opening_period drop constraint opening_period_schedule_id_during_excl;
