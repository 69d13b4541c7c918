-- Raised by every change of the calendar, so that each node notices.
create table calendar.revision (
    number bigint not null
);
insert into calendar.revision values (0);

-- Days that one organ, or everybody (organ null), works or closes against the national calendar. Never deleted: withdrawn.
create table calendar.local_day (
    id               bigint generated always as identity primary key,
    organ            text,
    day              date        not null,
    working          boolean     not null,
    reason           text        not null check (btrim(reason) <> ''),
    decided_by       text,
    decided_at       timestamptz not null,
    withdrawn_by     text,
    withdrawn_at     timestamptz,
    withdrawn_reason text check (btrim(withdrawn_reason) <> '')
);
create unique index local_day_in_force on calendar.local_day (coalesce(organ, ''), day) where withdrawn_at is null;

-- Yearly notices imported after the programme was made; the last one of a year holds.
create table calendar.notice (
    id          bigint generated always as identity primary key,
    year        integer     not null,
    papers      text[]      not null,
    imported_by text,
    imported_at timestamptz not null
);
create index notice_of_year on calendar.notice (year, id);

create table calendar.notice_day (
    notice bigint  not null references calendar.notice (id),
    day    date    not null,
    off    boolean not null,
    name   text    not null,
    primary key (notice, day)
);

-- The last midnight that was told to the house: each day passes once, whatever number of nodes there are.
create table calendar.day_passed (
    day       date primary key,
    passed_at timestamptz not null
);
