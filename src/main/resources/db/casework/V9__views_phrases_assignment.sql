-- A list of cases with its conditions under a name: one person's, or shared at an organ.
create table casework.view (
    id      text primary key,
    person  text        not null,
    organ   text,
    name    text        not null,
    asked   text        not null,
    made_at timestamptz not null
);
create index views_of_person on casework.view (person);
create index views_of_organ on casework.view (organ) where organ is not null;

-- Standing words for letters. A shared phrase is used once an approver has read it.
create table casework.phrase (
    id          text primary key,
    organ       text    not null,
    owner       text    not null,
    action      text    not null,
    ground      text,
    title       text    not null,
    words       text    not null,
    shared      boolean not null,
    approved_by text,
    from_on     date    not null,
    to_on       date
);
create index phrases_of_organ on casework.phrase (organ, action);

-- Who gets what comes in: the first rule of the organ that fits on that day.
create table casework.assignment_rule (
    id       text primary key,
    organ    text    not null,
    no       integer not null,
    title    text    not null,
    looks_at text    not null check (looks_at in ('ADDRESS', 'ASKED', 'CHANNEL', 'ANYTHING')),
    words    text[]  not null,
    people   text[]  not null check (cardinality(people) > 0),
    turns    integer not null default 0,
    from_on  date    not null,
    to_on    date
);
create index assignment_rules_of_organ on casework.assignment_rule (organ, no);
