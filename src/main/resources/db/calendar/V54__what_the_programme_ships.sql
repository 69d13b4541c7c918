-- The days of the calendar that comes with the programme that differ from Monday to Friday, as this installation last counted with them;
-- a programme that ships others tells the house which days changed. Null: a version before this one, which shipped the yearly notices alone.
create table calendar.shipped (
    days     date[],
    taken_at timestamptz not null
);
insert into calendar.shipped select null, now() where exists (select 1 from calendar.day_passed) or exists (select 1 from calendar.notice);
