-- What a draft said each time it was saved, so that nobody's text is lost. Of what is saved while somebody types, one row for some minutes.
create table publication.draft_version (
    edition  text not null references publication.edition (id) on delete cascade,
    revision int not null,
    person   text,
    begun_at timestamptz not null,
    saved_at timestamptz not null,
    typing   boolean not null,
    title    text not null,
    body     text not null,
    blocks   text,
    primary key (edition, revision)
);

-- Who writes at a draft: one at a time.
create table publication.draft_pen (
    edition    text primary key references publication.edition (id) on delete cascade,
    person     text not null,
    written_at timestamptz not null
);
