-- The same act on many cases: chosen, tried dry, then done one by one; it goes on where it was after a stop or a crash.
create table casework.batch (
    id         text primary key,
    person     text        not null,
    type       text,
    action     text,
    sealed     bytea,
    event      text,
    state      text        not null check (state in ('CHOSEN', 'REHEARSED', 'RUNNING', 'STOPPED', 'FINISHED')),
    made_at    timestamptz not null,
    started_at timestamptz,
    ended_at   timestamptz
);
create index batches_of_person on casework.batch (person, made_at desc);
create index batches_running on casework.batch (made_at) where state = 'RUNNING';

create table casework.batch_line (
    batch   text    not null references casework.batch (id),
    no      integer not null,
    case_id text    not null,
    organ   text    not null,
    state   text    not null check (state in ('READY', 'REFUSED', 'DONE', 'FAILED')),
    reason  text,
    act_id  text,
    primary key (batch, no)
);
create index batch_lines_ready on casework.batch_line (batch, no) where state = 'READY';

-- The same words at the same organ give the same keyed digest, so that identical requests are found unopened.
alter table casework.application add column asked text;
create index applications_asking_the_same on casework.application (asked) where asked is not null;

-- Several requests for the same: the answer to the lead answers every member, each with its own letter.
create table casework.event (
    id       text primary key,
    type     text        not null,
    organ    text        not null,
    lead     text        not null unique references casework.cases (id),
    made_by  text        not null,
    made_at  timestamptz not null
);
create table casework.event_member (
    case_id   text primary key references casework.cases (id),
    event     text        not null references casework.event (id),
    joined_at timestamptz not null
);
create index members_of_event on casework.event_member (event, case_id);
