-- Rounds in which an organ goes through what it has in force: the document that tells the outcome, and the day from which it holds.
create table publication.cleanup (
    id       text primary key,
    organ    text not null,
    begun_by text not null,
    begun_on date not null,
    outcome  text references publication.document (id),
    ended_on date
);
create unique index cleanup_under_way on publication.cleanup (organ) where ended_on is null;

-- What is proposed for each document, and what somebody else decided; agreed is null while nobody has.
create table publication.cleanup_item (
    cleanup     text not null references publication.cleanup (id),
    document    text not null references publication.document (id),
    conclusion  text not null,
    reason      text not null,
    replaced_by text references publication.document (id),
    proposed_by text not null,
    proposed_on date not null,
    agreed      boolean,
    words       text,
    decided_by  text,
    decided_on  date,
    primary key (cleanup, document)
);
