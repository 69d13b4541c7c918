-- The thing at one address. What is live, withdrawn or valid stands here; the words stand in its editions.
create table publication.document (
    id            text primary key,
    organ         text not null,
    index_number  text unique,
    validity      text not null,
    replaced_by   text,
    live_edition  text,
    withdrawn_on  date,
    withdrawal    text,
    source        text,
    source_id     text,
    source_digest text,
    unique (source, source_id)
);

-- One version. A live edition stays as it is while the next is drafted and reviewed.
create table publication.edition (
    id           text primary key,
    document     text not null references publication.document (id),
    number       int  not null,
    stage        text not null,
    title        text not null,
    issuer       text,
    doc_number   text,
    subject      text,
    genre        text,
    category     text not null,
    column_id    text not null,
    disclosure   text not null,
    formed_on    date,
    published_on date,
    effective_on date,
    expires_on   date,
    summary      text,
    source_url   text,
    body         text not null,
    drafter      text,
    revision     int  not null default 0,
    unique (document, number)
);
create index edition_at_desk on publication.edition (stage, id) where stage <> 'published';
create index edition_in_column on publication.edition (column_id, published_on desc, id) where stage = 'published';
create index edition_newest on publication.edition (published_on desc, id) where stage = 'published';
create index edition_of_number on publication.edition (doc_number) where doc_number is not null;

create table publication.attachment (
    id         text primary key,
    edition    text not null references publication.edition (id) on delete cascade,
    position   int  not null,
    name       text not null,
    media_type text,
    bytes      bigint,
    digest     text,
    words      text,
    source_url text
);
create index attachment_of_edition on publication.attachment (edition, position);

-- Words that people wrote about an act: why a draft went back, why a document was withdrawn.
create table publication.remark (
    act      text primary key,
    document text not null references publication.document (id),
    words    text not null
);
create index remark_on_document on publication.remark (document);

-- What an import noticed; a person looks at it and closes it.
create table publication.import_finding (
    document text not null references publication.document (id),
    code     text not null,
    sentence text not null,
    primary key (document, code)
);

create table publication.index_serial (
    prefix text primary key,
    last   int not null
);
