-- One annual report of an organ for a year, as it was prepared, locked and published. A correction is the next number.
create table reporting.edition (
    id           text        primary key,
    organ        text        not null,
    year         int         not null,
    scope        text        not null check (scope in ('own', 'whole')),
    number       int         not null,
    form         text        not null,
    prepared_at  timestamptz not null,
    prepared_by  text,
    locked_at    timestamptz,
    locked_by    text,
    lock_reason  text,
    -- the report word for word, in canonical JSON, from the moment it was locked
    snapshot     text,
    digest       text,
    published_at timestamptz,
    published_by text,
    unique (organ, year, scope, number),
    check ((locked_at is null) = (snapshot is null) and (locked_at is null) = (lock_reason is null)),
    check (published_at is null or locked_at is not null)
);
create unique index edition_open on reporting.edition (organ, year, scope) where locked_at is null;
create index edition_published on reporting.edition (organ, year) where published_at is not null;

-- What a person typed over a cell; a null value leaves the cell blank.
create table reporting.typed_cell (
    edition  text        not null references reporting.edition (id),
    cell     text        not null,
    value    numeric,
    reason   text,
    typed_at timestamptz not null,
    typed_by text,
    primary key (edition, cell)
);

create table reporting.section_text (
    edition    text        not null references reporting.edition (id),
    section    text        not null,
    body       text        not null,
    written_at timestamptz not null,
    written_by text,
    primary key (edition, section)
);

-- 行政复议 and 行政诉讼 about the disclosure of information, one row a case.
create table reporting.remedy (
    id         text primary key,
    organ      text not null,
    kind       text not null check (kind in ('reconsideration', 'suit-direct', 'suit-after')),
    reference  text not null,
    request    text,
    filed_on   date not null,
    result     text check (result in ('uphold', 'correct', 'other')),
    decided_on date,
    struck_on  date,
    strike_reason text,
    check ((result is null) = (decided_on is null)),
    check (decided_on >= filed_on)
);
create unique index remedy_reference on reporting.remedy (organ, kind, reference) where struck_on is null;
create index remedy_of_organ on reporting.remedy (organ, filed_on desc, id);
