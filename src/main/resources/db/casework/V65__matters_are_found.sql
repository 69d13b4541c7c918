-- Under which key the terms of matters are digested, and how far the index has come. The newest that is whole answers.
create table casework.finding_key (
    no       integer generated always as identity primary key,
    ring     text        not null,
    salt     text        not null,
    begun_at timestamptz not null,
    reached  bigint      not null,
    upto     text        not null default '',
    built_at timestamptz
);

-- By which terms a matter is found: digests of pairs of characters, of who brought it, of where it stands. No term can be read, none has a place:
-- what stands beside what is read from the sealed rows alone. Rows keep their terms outside, so that those that are found lie close together.
create table casework.finding (
    case_id text      not null references casework.cases (id),
    key     integer   not null references casework.finding_key (no),
    day     date      not null,
    terms   integer[] not null,
    primary key (case_id, key)
) with (toast_tuple_target = 128);
alter table casework.finding alter column terms set storage external;
create index finding_by_terms on casework.finding using gin (terms) with (gin_pending_list_limit = 1024);

-- The matters that have all terms said and one of each of the others, newest first, before the last one of the page before. Only the index of
-- terms may answer: reading the rows one by one would fetch the terms of each.
create function casework.found(said integer[], others text[], since date, before date, last text) returns table (case_id text, day date)
language plpgsql stable set enable_seqscan to off set jit to off as $$
declare
    one text;
    conditions text := 'f.day >= $1 and (f.day, f.case_id) < ($2, $3)';
begin
    if cardinality(said) > 0 then
        conditions := conditions || format(' and f.terms @> %L::integer[]', said);
    end if;
    foreach one in array others loop
        conditions := conditions || format(' and f.terms && %L::integer[]', one);
    end loop;
    return query execute 'select f.case_id, f.day from casework.finding f where ' || conditions || ' order by f.day desc, f.case_id desc' using since, before, last;
end $$;

-- What was sought lies sealed in a view, not in its address.
alter table casework.view add column words bytea;
