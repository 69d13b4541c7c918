-- An upper organ has organs file one form for one period.
create table reporting.campaign (
    seq          bigint generated always as identity unique,
    id           text not null primary key,
    issuer       text not null,
    title        text not null,
    family       text not null,
    period       text not null,
    -- the day it names, or so many working days; neither where the law sets the day
    due_on       date,
    working_days int  not null default 0,
    issued_on    date not null,
    note         text not null,
    locked_on    date,
    lock_reason  text,
    -- the total word for word, in canonical JSON, from the moment it was locked
    snapshot     text,
    digest       text,
    check ((locked_on is null) = (snapshot is null) and (locked_on is null) = (lock_reason is null)),
    check (due_on is null or working_days = 0)
);
create index campaign_of_issuer on reporting.campaign (issuer);
create index campaign_open on reporting.campaign (seq) where locked_on is null;

-- Where one organ stands, as its steps have left it.
create table reporting.filing (
    campaign     text not null references reporting.campaign (id),
    organ        text not null,
    stage        text not null check (stage in ('NOT_BEGUN', 'FILLING', 'CHECKED', 'SUBMITTED', 'RETURNED', 'ACCEPTED', 'LOCKED')),
    due_on       date not null,
    extended     boolean not null default false,
    edition      text,
    deputy       text,
    asked_until  date,
    submitted_on date,
    reminders    int  not null default 0,
    primary key (campaign, organ)
);
create index filing_of_organ on reporting.filing (organ);
create index filing_of_edition on reporting.filing (edition) where edition is not null;

-- What happened, with the words: each row hangs on its act.
create table reporting.campaign_step (
    seq      bigint generated always as identity unique,
    act      text not null,
    campaign text not null references reporting.campaign (id),
    -- null for what happened to the campaign itself
    organ    text,
    step     text not null,
    on_day   date not null,
    until    date,
    edition  text,
    by       text,
    person   text,
    said     text,
    primary key (act)
);
create index campaign_step_of on reporting.campaign_step (campaign, organ, seq);

-- Counter-entries to numbers that were accepted: what they were stays.
create table reporting.filing_correction (
    act      text    not null references reporting.campaign_step (act),
    campaign text    not null,
    organ    text    not null,
    cell     text    not null,
    -- null where the cell was blank
    before   numeric,
    after    numeric not null,
    by_organ text    not null,
    primary key (act, cell),
    foreign key (campaign, organ) references reporting.filing (campaign, organ)
);
create index filing_correction_of on reporting.filing_correction (campaign, organ);
