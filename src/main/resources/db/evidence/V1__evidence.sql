-- What proves a fact of a record, as a scan: sealed whole, its name too. Struck evidence stays, with its reason in the act.
create table evidence.evidence (
    id        text        primary key,
    record    text        not null,
    organ     text        not null,
    kind      text        not null,
    number    text,
    name      bytea       not null,
    content   bytea       not null,
    salt      text        not null,
    binding   text        not null,
    file_kind text        not null,
    pages     integer     not null,
    bytes     integer     not null,
    added_on  date        not null,
    added_at  timestamptz not null,
    struck_on date
);
create index evidence_of_record on evidence.evidence (record, added_at, id);
