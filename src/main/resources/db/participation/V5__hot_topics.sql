-- What people worry about and how it was answered: by what stands here already (a document, an interview), or elsewhere.
create table participation.topic (
    id        text    primary key,
    organ     text    not null,
    title     text    not null,
    raised_on date    not null,
    source    text    not null check (source in ('NET', 'HOTLINE', 'MEDIA', 'DEPUTIES', 'VISIT')),
    major     boolean not null,
    act       text    not null
);
create index topic_of_organ on participation.topic (organ, raised_on);

create table participation.topic_answer (
    topic        text    not null references participation.topic (id),
    number       integer not null,
    channel      text    not null check (channel in ('BRIEFING', 'INTERVIEW', 'ARTICLE', 'NEWMEDIA', 'SITE', 'MAILBOX', 'PRESS', 'OTHER')),
    answered_on  date    not null,
    document     text,
    solicitation text,
    title        text    not null,
    address      text,
    act          text    not null,
    primary key (topic, number)
);
create index topic_answered on participation.topic_answer (answered_on);

-- What a report of before said of a year, to be held against what was entered.
create table participation.topic_stated (
    organ      text    not null,
    year       integer not null,
    topics     integer not null check (topics >= 0),
    briefings  integer not null check (briefings >= 0),
    interviews integer not null check (interviews >= 0),
    articles   integer not null check (articles >= 0),
    newmedia   integer not null check (newmedia >= 0),
    others     integer not null check (others >= 0),
    note       text    not null,
    act        text    not null,
    primary key (organ, year)
);
