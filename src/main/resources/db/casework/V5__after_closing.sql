-- Whether what was given to one is published for all (Art. 44): suggested by the applicant, decided by an officer.
create table casework.release (
    case_id      text primary key references casework.cases (id),
    organ        text not null,
    suggested_on date,
    decision     text check (decision in ('drafted', 'declined')),
    document     text,
    edition      text,
    decided_on   date,
    act_id       text,
    check ((decision is null) = (decided_on is null) and (decision = 'drafted') = (document is not null))
);
create index releases_open on casework.release (organ, suggested_on) where decision is null;
create index cases_granted on casework.cases (organ, concluded_on, id) where ended and outcome is not null;

-- 依申请公开目录: what was asked and how it was answered, in words that an officer released; nothing of who asked.
create table casework.log_entry (
    id          text primary key,
    case_id     text not null unique references casework.cases (id),
    organ       text not null,
    title       text not null,
    received_on date not null,
    answered_on date not null,
    outcome     text not null,
    released_on date not null,
    act_id      text not null
);
create index log_newest on casework.log_entry (answered_on desc, id desc);
create index log_of_organ on casework.log_entry (organ, answered_on desc, id desc);

-- The same information asked by several at one organ.
create table casework.asked_alike (
    id         text primary key,
    organ      text    not null,
    found_on   date    not null,
    applicants integer not null,
    decision   text check (decision in ('publish', 'dismiss')),
    decided_on date,
    act_id     text,
    check ((decision is null) = (decided_on is null))
);
create index asked_alike_open on casework.asked_alike (organ, found_on) where decision is null;
create table casework.asked_alike_case (
    case_id text primary key references casework.cases (id),
    alike   text not null references casework.asked_alike (id)
);
create index cases_of_asked_alike on casework.asked_alike_case (alike);
create index applications_by_day on casework.application (submitted_on);

-- How many opened a document that the form found for them, and how many of those filed nevertheless, by the day of opening.
create table casework.stopped_filing (
    day    date    not null,
    organ  text    not null,
    opened integer not null,
    filed  integer not null,
    primary key (day, organ)
);
