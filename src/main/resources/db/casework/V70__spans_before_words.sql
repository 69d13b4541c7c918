-- As in V65; the spans of days and the organs are asked before the words. The index goes through the conditions in their order, and what is in every
-- third matter has many terms each of which would be looked up for a matter that the span leaves out anyway.
create or replace function casework.found(said integer[], others text[], since date, before date, last text) returns table (case_id text, day date)
language plpgsql stable set enable_seqscan to off set jit to off as $$
declare
    one text;
    conditions text := 'f.day >= $1 and (f.day, f.case_id) < ($2, $3)';
begin
    foreach one in array others loop
        conditions := conditions || format(' and f.terms && %L::integer[]', one);
    end loop;
    if cardinality(said) > 0 then
        conditions := conditions || format(' and f.terms @> %L::integer[]', said);
    end if;
    return query execute 'select f.case_id, f.day from casework.finding f where ' || conditions || ' order by f.day desc, f.case_id desc' using since, before, last;
end $$;
