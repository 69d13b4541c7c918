-- What somebody has to know who wants to come: a question that is talked over at a place and an hour. Its day is the last day of the solicitation.
-- Whoever registers or leaves holds this row, so that places are given one after another.
create table participation.gathering (
    solicitation    text    primary key references participation.solicitation (id),
    starts          time    not null,
    ends            time,
    place           text    not null,
    places          integer not null check (places > 0),
    who             text    not null,
    giving          text    not null check (giving in ('ORDER', 'LOT', 'INVITED')),
    registers_until date    not null,
    forgets_on      date,
    lot_word        text,
    lot_salt        text,
    witness         text,
    minutes         text,
    came            integer check (came >= 0),
    check ((lot_word is null) = (lot_salt is null) and (lot_word is null) = (witness is null))
);
create index gathering_to_forget on participation.gathering (forgets_on) where forgets_on is not null;

-- Who wants to come. The person is sealed and goes for good on the declared day; the code leads back to the row, the same person is known by a keyed digest.
create table participation.registration (
    id            text   primary key,
    seq           bigserial not null,
    once          text   not null unique,
    solicitation  text   not null references participation.gathering (solicitation),
    way           text   not null check (way in ('WEB', 'LETTER', 'COUNTER', 'PHONE', 'INVITED')),
    registered_on date   not null,
    person        bytea,
    person_salt   text,
    person_bound  text   not null,
    same          text,
    code          text   not null,
    standing      text   not null check (standing in ('REGISTERED', 'ADMITTED', 'WAITING', 'WITHDRAWN')),
    rank          bigint,
    told_on       date
);
create index registration_of on participation.registration (solicitation, seq);
create unique index registration_once on participation.registration (solicitation, same) where same is not null;
