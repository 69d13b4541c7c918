-- An answer on its way from whoever knows the matter to whoever signs it.
create table casework.draft (
    id       text primary key,
    case_id  text    not null references casework.cases,
    action   text    not null,
    handling integer not null,
    organ    text    not null,
    stage    text    not null check (stage in ('DRAFTING', 'REVIEW', 'SIGNING', 'SIGNED', 'DROPPED')),
    drafter  text    not null,
    version  integer not null,
    saved    integer not null,
    moved_on date    not null
);
create unique index one_draft_at_a_time on casework.draft (case_id, action, handling) where stage in ('DRAFTING', 'REVIEW', 'SIGNING');
create index drafts_under_way on casework.draft (organ) where stage in ('DRAFTING', 'REVIEW', 'SIGNING');

-- What stands in it, sealed as it was typed. The last one is written over until it is sent.
create table casework.draft_version (
    id      text primary key,
    draft   text    not null references casework.draft,
    case_id text    not null,
    no      integer not null,
    author  text    not null,
    sealed  bytea   not null,
    salt    text    not null,
    unique (draft, no)
);
create index draft_versions_of_case on casework.draft_version (case_id);

-- What was remarked on a version: at a field, or of the whole.
create table casework.draft_remark (
    id      text primary key,
    draft   text    not null references casework.draft,
    case_id text    not null,
    version integer not null,
    act     text    not null,
    sealed  bytea   not null,
    salt    text    not null
);
create index draft_remarks_of_draft on casework.draft_remark (draft);
create index draft_remarks_of_case on casework.draft_remark (case_id);

-- Who is asked to sign beside, as a post at an organ.
create table casework.draft_asked (
    id       text primary key,
    draft    text not null references casework.draft,
    case_id  text not null,
    organ    text not null,
    role     text not null,
    due_on   date not null,
    asked_by text not null,
    version  integer,
    agrees   boolean,
    answered_by text,
    ended_on date
);
create index draft_asked_of_draft on casework.draft_asked (draft);
create index draft_asked_open on casework.draft_asked (organ) where ended_on is null;
