-- How often pages were seen, by day, sort of page and way of reading; nothing of who saw them.
create table registers.visit (
    day     date   not null,
    sort    text   not null,
    channel text   not null,
    visits  bigint not null default 0,
    robots  bigint not null default 0,
    primary key (day, sort, channel)
);

-- Up to which line a log was read. It is known by the digest of its first line without the address that stands in it, whatever it is called.
create table registers.visit_log (
    digest text   primary key,
    lines  bigint not null
);
