-- A supervision order: about which record or page, from which organ to which, and which declared condition opened it. A condition opens one for a subject, ever.
create table casework.supervision (
    case_id   text primary key,
    subject   text not null,
    cause     text,
    ordering  text not null,
    addressed text not null,
    issued_on date not null,
    act_id    text not null
);
create unique index supervision_once on casework.supervision (cause, subject) where cause is not null;
create index supervision_about on casework.supervision (subject);
create index supervision_to on casework.supervision (addressed);

-- What is lacking, item by item: OPEN until the organ says what it did, ANSWERED until somebody else looked, then ACCEPTED, or OPEN again.
-- Closed_with is the act of the step that its acceptance belongs to: taken out as entered in error, it takes the acceptance along.
create table casework.lack (
    id          text primary key,
    case_id     text not null,
    no          integer not null,
    state       text not null,
    returned    integer not null default 0,
    answered_by text,
    answered_on date,
    verified_by text,
    verified_on date,
    closed_with text,
    sealed      bytea not null,
    salt        text not null,
    unique (case_id, no)
);

-- What was said of an item since: what was done, what is still lacking. Sealed is null where the former words stand; file is the evidence of the order that shows it.
create table casework.lack_said (
    id       text primary key,
    lack     text not null references casework.lack (id),
    case_id  text not null,
    no       integer not null,
    kind     text not null,
    person   text not null,
    said_on  date not null,
    address  text,
    file     text,
    sealed   bytea,
    salt     text
);
create index lack_said_of on casework.lack_said (lack, no);
create index lack_said_of_case on casework.lack_said (case_id);
