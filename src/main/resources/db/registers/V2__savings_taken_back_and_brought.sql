-- The saving that a saving took back.
alter table registers.saving add column undoes text;

-- A large file brought to the desk: checked whole before any of it is entered, then entered part by part.
create table registers.brought (
    id        text        primary key,
    register  text        not null,
    organ     text        not null,
    person    text        not null,
    stage     text        not null check (stage in ('CHECKING', 'READY', 'FAULTY', 'ENTERING', 'STOPPED', 'DONE')),
    rows      integer     not null,
    parts     integer     not null,
    checked   integer     not null default 0,
    done      integer     not null default 0,
    entered   bigint      not null default 0,
    waiting   bigint      not null default 0,
    faults    integer     not null default 0,
    told      bytea,
    put_at    timestamptz not null
);
create index brought_at_work on registers.brought (put_at) where stage in ('CHECKING', 'ENTERING');

-- Its rows, sealed, for fields that are not public are among them; they go when they are entered.
create table registers.brought_part (
    brought text    not null references registers.brought (id) on delete cascade,
    number  integer not null,
    sealed  bytea   not null,
    primary key (brought, number)
);
