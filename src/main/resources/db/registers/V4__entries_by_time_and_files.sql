-- What changed lately is asked of one register and of all at once, and how a register stood on a day of how it stood on another.
create index entry_recorded on registers.entry (register, recorded_at, number);

-- Files that were taken for a field of a register: looked at and scanned before. Their bytes lie with the attachments, under their digest;
-- taken_at: the first time, brought_at: the last; a file is public as long as an entry that was not withdrawn says it.
create table registers.file (
    register   text        not null,
    field      text        not null,
    digest     text        not null,
    name       text        not null,
    bytes      bigint      not null,
    media_type text        not null,
    taken_at   timestamptz not null,
    brought_at timestamptz not null,
    primary key (register, field, digest, name)
);
create index file_of_digest on registers.file (digest);
