-- Who opened what of a person, when and why; never what it says.
create table casework.opening (
    no        bigint generated always as identity primary key,
    case_id   text not null references casework.cases,
    field     text not null,
    title     text not null,
    person    text not null,
    opened_at timestamptz not null,
    day       date not null,
    reason    text not null
);
create index opening_case on casework.opening (case_id, no);
create index opening_person on casework.opening (person, no);
create index opening_day on casework.opening (day, no);

create function casework.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'casework.% is append-only', tg_table_name;
end $$;

create trigger opening_append_only before update or delete or truncate on casework.opening
    for each statement execute function casework.refuse_change();
