-- Who opened which file of an edition before he let it pass.
create table publication.opening (
    edition   text not null references publication.edition (id) on delete cascade,
    digest    text not null,
    person    text not null,
    opened_at timestamptz not null default now(),
    primary key (edition, digest, person)
);

-- What was seen in a file, kept until the rules or the readers change. Numbers of persons stand in it masked.
create table publication.file_look (
    digest   text not null,
    ending   text not null,
    rules    text not null,
    refused  text,
    seen     text,
    primary key (digest, ending)
);

-- The file as it was uploaded, where a cleaned copy took its place. It has no public address.
alter table publication.attachment add column original text;
create index attachment_of_digest on publication.attachment (digest) where digest is not null;

-- A file that a draft leaves out for cause: when the edition goes public, it closes under the old ones.
create table publication.removal (
    edition text not null references publication.edition (id) on delete cascade,
    digest  text not null,
    ground  text not null,
    primary key (edition, digest)
);

-- What is no longer open: one file of an edition, or the edition with all its files.
create table publication.closing (
    act        text primary key,
    document   text not null references publication.document (id),
    edition    text not null references publication.edition (id),
    attachment text references publication.attachment (id),
    closed_on  date not null,
    ground     text not null
);
create unique index closing_once on publication.closing (edition, coalesce(attachment, ''));
create index closing_of_document on publication.closing (document);

-- Why it was withdrawn, as a ground of law; unknown until the acts were read again, and then the strictest holds.
alter table publication.document add column withdrawal_ground text;
