-- Wrong passwords are counted by name and place too; a place where somebody signed in is not locked by what others guess elsewhere.
alter table directory.refused_sign_in add column locks integer not null default 0;
create table directory.refused_place (
    login        text        not null,
    place        text        not null,
    failures     integer     not null,
    last_at      timestamptz not null,
    locks        integer     not null default 0,
    locked_until timestamptz,
    primary key (login, place)
);
create index refused_place_age on directory.refused_place (last_at);
create table directory.known_place (
    login   text        not null,
    place   text        not null,
    last_at timestamptz not null,
    primary key (login, place)
);
