-- A question to the public. Whoever numbers contributions or closes it holds this row.
create table participation.solicitation (
    id            text   primary key,
    kind          text   not null,
    organ         text   not null,
    stage         text   not null check (stage in ('DRAFT', 'SUBMITTED', 'OPEN', 'CLOSED', 'PROPOSED', 'ANSWERED')),
    drafter       text   not null,
    owner         text   not null,
    title         text   not null,
    why           text   not null,
    draft         text   not null,
    document      text,
    opens_on      date,
    closes_on     date   not null,
    contributions bigint not null default 0,
    returned      text,
    summary       text,
    became        text,
    proposer      text,
    answered_on   date
);
create index solicitation_of_organ on participation.solicitation (organ, stage);
create index solicitation_public on participation.solicitation (stage, closes_on);

-- How contributions are answered in bulk: one answer for all that say the same.
create table participation.answer_group (
    id           text    primary key,
    solicitation text    not null references participation.solicitation (id),
    title        text    not null,
    verdict      text    check (verdict in ('ADOPTED', 'PARTLY', 'NOT')),
    reason       text    not null default ''
);
create index answer_group_of on participation.answer_group (solicitation);

-- What somebody contributed. It has no number until the act of its second gives it one. Words and person are sealed each with a salt of its own,
-- so that a person can be forgotten and the words stay bound.
create table participation.contribution (
    id           text        primary key,
    seq          bigserial   not null,
    once         text        not null unique,
    solicitation text        not null references participation.solicitation (id),
    number       bigint,
    act          text,
    way          text        not null check (way in ('WEB', 'LETTER', 'COUNTER', 'SUPPORT')),
    article      integer,
    supports     bigint,
    received_on  date        not null,
    words        bytea,
    words_salt   text,
    words_bound  text,
    person       bytea,
    person_salt  text,
    person_bound text,
    signed       boolean     not null default false,
    code         text        not null,
    shown        text,
    set_aside    text,
    answer_group text        references participation.answer_group (id),
    check ((way = 'SUPPORT') = (supports is not null)),
    check ((number is null) = (act is null))
);
create unique index contribution_numbered on participation.contribution (solicitation, number) where number is not null;
create index contribution_waiting on participation.contribution (solicitation, seq) where number is null;
create index contribution_supporting on participation.contribution (solicitation, supports) where supports is not null;
create index contribution_grouped on participation.contribution (answer_group) where answer_group is not null;
