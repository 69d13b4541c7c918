-- Each register once, with how many entries it has: whoever writes entries holds this row.
create table registers.register (
    id      text   primary key,
    entries bigint not null default 0
);

-- Every text of a declaration that something was ever entered under.
create table registers.definition (
    digest   text primary key,
    register text not null,
    content  text not null
);

-- What was saved under an id that whoever saves chose: the same id again is the same saving.
create table registers.saving (
    id          text   primary key,
    register    text   not null references registers.register (id),
    act         text   not null,
    first_entry bigint not null,
    last_entry  bigint not null
);
create index saving_of_register on registers.saving (register, first_entry);

-- Entries are written once. The content of one that was withdrawn for privacy goes, its digest stays.
-- sealed: the digest of salt and value of each field that is not public.
create table registers.entry (
    register    text        not null references registers.register (id),
    number      bigint      not null,
    key         text        not null,
    change      text        not null check (change in ('ENTER', 'CHANGE', 'CORRECT', 'END', 'VOID')),
    organ       text        not null,
    valid_on    date        not null,
    act         text        not null,
    recorded_at timestamptz not null,
    digest      bytea       not null,
    content     jsonb,
    sealed      jsonb,
    primary key (register, number)
);
create index entry_of_key on registers.entry (register, key, number);
-- What an organ entered first and last is asked whenever somebody opens the desk.
create index entry_of_organ on registers.entry (register, organ, number);
create index entry_valid on registers.entry (register, organ, valid_on);

-- The latest entry of each key.
create table registers.record (
    register text    not null,
    key      text    not null,
    number   bigint  not null,
    organ    text    not null,
    ended    boolean not null,
    primary key (register, key),
    foreign key (register, number) references registers.entry (register, number)
);
create index record_of_organ on registers.record (register, organ, key);

-- Values of fields that are not public, sealed, with the salt of their digest.
create table registers.sealed_value (
    register text   not null,
    number   bigint not null,
    field    text   not null,
    salt     text   not null,
    value    bytea  not null,
    primary key (register, number, field)
);

-- Which organ keeps a register that one organ keeps for all.
create table registers.keeper (
    register text primary key,
    organ    text not null,
    act      text not null
);

-- Periods of a rhythm in which somebody said that there is nothing new.
create table registers.nothing_new (
    register text not null,
    organ    text not null,
    period   text not null,
    act      text not null,
    primary key (register, organ, period)
);

-- What somebody wants to save and others still have to agree to: the rows as typed, sealed, for fields that are not public are among them.
create table registers.proposal (
    id       text        primary key,
    register text        not null,
    organ    text        not null,
    stage    text        not null,
    person   text        not null,
    put_at   timestamptz not null,
    rows     integer     not null,
    sealed   bytea       not null,
    salt     text        not null,
    returned bytea
);
create index proposal_of_register on registers.proposal (register, organ, stage);
