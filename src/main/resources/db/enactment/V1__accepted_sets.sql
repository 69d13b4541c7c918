-- What the installation declared of its own, each time it was accepted. The last one is in force; no row changes and none goes.
-- digest: SHA-256 over a line "digest  path" for each file, by path; the act says it too
create table enactment.accepted (
    id          bigint generated always as identity primary key,
    act         text        not null unique,
    digest      text        not null,
    accepted_at timestamptz not null,
    accepted_by text
);

-- covers: digest of the shipped text over which the file lay then
create table enactment.accepted_file (
    accepted bigint not null references enactment.accepted,
    path     text   not null,
    content  text   not null,
    covers   text,
    primary key (accepted, path)
);
