-- A file as it came: sealed whole, its name too, because both may name people. It is never given out.
create table redaction.original (
    id       text        primary key,
    record   text        not null,
    organ    text        not null,
    name     bytea       not null,
    content  bytea       not null,
    salt     text        not null,
    binding  text        not null,
    kind     text        not null,
    pages    integer     not null,
    bytes    integer     not null,
    revision integer     not null default 0,
    added_at timestamptz not null
);
create index original_of_record on redaction.original (record, added_at, id);

-- What is to be taken out; words are sealed, a box says nothing.
create table redaction.mark (
    id       text primary key,
    original text not null references redaction.original,
    no       bigint generated always as identity,
    page     integer,
    x        double precision,
    y        double precision,
    width    double precision,
    height   double precision,
    words    bytea,
    ground   text not null,
    check ((words is null) = (page is not null and x is not null and y is not null and width is not null and height is not null))
);
create index mark_of_original on redaction.mark (original, no);

-- A copy that was proved; given to the applicant once given_on is set, taken back once withdrawn_on is.
create table redaction.copy (
    id           text        primary key,
    original     text        not null references redaction.original,
    revision     integer     not null,
    content      bytea       not null,
    digest       text        not null,
    kind         text        not null,
    bytes        integer     not null,
    taken        integer     not null,
    grounds      text[]      not null,
    removed      text[]      not null,
    look_at      text[]      not null,
    made_at      timestamptz not null,
    given_on     date,
    withdrawn_on date
);
create index copy_of_original on redaction.copy (original, made_at, id);
