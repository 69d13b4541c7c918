-- Matters under a key by the day they came, newest first. Where no words are sought the newest are looked through row by row: spans of days, organs
-- and types hold for every few of them, and the index of terms would sort all that the span has before it shows a page.
create index finding_by_day on casework.finding (key, day, case_id);

create function casework.brought(key integer, before date, last text, many integer) returns table (case_id text, day date)
language sql stable as $$
    select f.case_id, f.day from casework.finding f where f.key = $1 and (f.day, f.case_id) < ($2, $3) order by f.day desc, f.case_id desc limit $4
$$;
