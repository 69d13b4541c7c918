-- While there was no organ yet, changes of the calendar were once made without an act. What is here is marked; at the next start whatever
-- has none is put on record, once.
alter table calendar.notice add column unrecorded boolean not null default false;
alter table calendar.local_day add column unrecorded boolean not null default false;
update calendar.notice set unrecorded = true;
update calendar.local_day set unrecorded = true;
