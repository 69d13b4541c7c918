-- The list of a sitting as an organ of the congress or conference handed it over: kept sealed, row by row, while it is looked at, entered and handed out.
create table casework.sitting_list (
    id       text primary key,
    type     text not null,
    organ    text not null,
    person   text not null,
    pressed  text,
    sitting  text not null,
    party    text not null,
    name     text not null,
    stage    text not null,
    told     text,
    file     bytea,
    put_at   timestamptz not null
);
create table casework.sitting_row (
    list     text not null references casework.sitting_list (id) on delete cascade,
    no       integer not null,
    line     integer not null,
    number   text not null,
    state    text not null,
    reason   text,
    case_id  text,
    sealed   bytea not null,
    primary key (list, no)
);
