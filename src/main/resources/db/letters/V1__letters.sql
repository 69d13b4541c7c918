-- A letter as it was issued; its bytes are sealed because they name the person it is addressed to.
create table letters.letter (
    id          text primary key,
    subject     text not null,
    act_id      text not null,
    organ       text not null,
    template    text not null,
    in_force    date not null,
    number      text not null,
    title       text not null,
    issued_on   date not null,
    recipient   text not null,
    sealed      bytea not null,
    digest      text not null,
    unique (organ, number)
);
create index letters_of_subject on letters.letter (subject, id);

create table letters.serial (
    organ    text    not null,
    template text    not null,
    year     integer not null,
    last     integer not null,
    primary key (organ, template, year)
);
