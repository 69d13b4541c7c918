-- A file is taken as it comes and read beside the requests: COMING while it is uploaded, READING while its rows are laid out in parts.
-- leave_out: whether rows with faults stay out and the others are entered; faulty: how many rows have any.
alter table registers.brought drop constraint brought_stage_check;
alter table registers.brought add constraint brought_stage_check check (stage in ('COMING', 'READING', 'CHECKING', 'READY', 'FAULTY', 'ENTERING', 'STOPPED', 'DONE'));
alter table registers.brought add column leave_out boolean not null default false;
alter table registers.brought add column faulty integer not null default 0;
drop index registers.brought_at_work;
create index brought_at_work on registers.brought (put_at) where stage in ('READING', 'CHECKING', 'ENTERING');

-- The file, sealed piece by piece, until its rows are laid out.
create table registers.brought_file (
    brought text    not null references registers.brought (id) on delete cascade,
    number  integer not null,
    sealed  bytea   not null,
    primary key (brought, number)
);

-- Rows of a part that have faults, with the faults: what is given back as a file.
create table registers.brought_fault (
    brought text    not null references registers.brought (id) on delete cascade,
    number  integer not null,
    sealed  bytea   not null,
    primary key (brought, number)
);
