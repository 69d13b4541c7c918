-- What people of the office write to each other beside a matter; never in the file of whoever brought it.
create table casework.note (
    id      text primary key,
    case_id text        not null references casework.cases,
    organ   text        not null,
    author  text        not null,
    kind    text        not null check (kind in ('NOTE', 'CIRCULAR', 'TASK', 'INSTRUCTION', 'REPORT')),
    answers text        references casework.note,
    due_on  date,
    written_at timestamptz not null,
    sealed  bytea       not null,
    salt    text        not null
);
create index notes_of_case on casework.note (case_id);

-- To whom it is written, and since when they have read it, or done what it asks.
create table casework.note_to (
    id       text primary key,
    note     text not null references casework.note,
    case_id  text not null,
    person   text not null,
    read_on  date,
    ended_on date,
    unique (note, person)
);
create index notes_to_person on casework.note_to (person) where ended_on is null;
create index notes_to_of_case on casework.note_to (case_id);

-- Who follows a matter, and how many of its acts they know.
create table casework.watch (
    id       text primary key,
    case_id  text    not null references casework.cases,
    person   text    not null,
    seen     integer not null,
    begun_on date    not null,
    unique (case_id, person)
);
create index watched_by_person on casework.watch (person);
