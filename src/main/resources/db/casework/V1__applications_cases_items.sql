-- Every definition that a case ever began under.
create table casework.definition (
    digest  text primary key,
    type    text not null,
    content text not null
);

-- What somebody brought in. Who, and in which words, is sealed; the salted digest in the act binds it.
create table casework.application (
    id           text primary key,
    type         text        not null,
    number       text        not null unique,
    code_digest  text        not null,
    channel      text        not null,
    party        text        not null,
    submitted_on date        not null,
    submitted_at timestamptz not null,
    sealed       bytea       not null,
    salt         text        not null,
    token        text unique,
    source_id    text unique
);

-- One case per organ it was addressed to. Everything after "organ" is derived from the acts and kept for lists.
create table casework.cases (
    id             text primary key,
    application_id text    not null references casework.application (id),
    number         text    not null unique,
    type           text    not null,
    definition     text    not null references casework.definition (digest),
    organ          text    not null,
    party          text    not null,
    items          integer not null,
    stage          text    not null,
    ended          boolean not null,
    clock          text    not null,
    due_on         date,
    provisional    boolean not null,
    outcome        text,
    received_on    date,
    concluded_on   date,
    assignee       text,
    acts           integer not null
);
create index cases_of_application on casework.cases (application_id);
create index cases_open_by_due on casework.cases (due_on, id) where clock <> 'ENDED' and not ended;
create index cases_open_of_organ on casework.cases (organ, due_on, id) where not ended;
create index cases_of_organ on casework.cases (organ, id);

create table casework.item (
    case_id text    not null references casework.cases (id),
    no      integer not null,
    answer  text,
    primary key (case_id, no)
);

-- What people wrote when they took an action; the act holds only the digest that binds it.
create table casework.words (
    act_id  text primary key,
    case_id text  not null,
    sealed  bytea not null,
    salt    text  not null
);
create index words_of_case on casework.words (case_id);

create table casework.public_answer (
    case_id      text primary key references casework.cases (id),
    type         text not null,
    organ        text not null,
    title        text not null,
    question     text not null,
    answer       text not null,
    received_on  date not null,
    answered_on  date not null,
    published_on date not null
);
create index public_answers_newest on casework.public_answer (type, published_on desc, case_id);

-- A command that came twice acts once.
create table casework.performed (
    token   text primary key,
    case_id text not null,
    act_id  text not null
);

create table casework.serial (
    organ text    not null,
    type  text    not null,
    year  integer not null,
    last  integer not null,
    primary key (organ, type, year)
);
