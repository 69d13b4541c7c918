-- Counts every change of the directory; holding the row also makes directory changes follow one another.
create table directory.revision (
    sole   boolean primary key default true check (sole),
    number bigint  not null
);
insert into directory.revision (number) values (0);

create table directory.organ (
    id                text    primary key check (id ~ '^[a-z0-9][a-z0-9-]{1,39}$'),
    kind              text    not null check (kind in ('GOVERNMENT', 'DEPARTMENT', 'STREET')),
    credit_code       text    unique check (length(credit_code) = 18),
    established_on    date    not null,
    dissolved_on      date    check (dissolved_on > established_on),
    sort              integer generated always as identity,
    document_word     text,
    disclosure_office text,
    functions         text,
    address           text,
    postcode          text,
    hours             text,
    phone             text,
    email             text,
    head              text
);

-- Name and place in the tree from a day on. A row holds until the next row of the organ begins, so there is no gap and no overlap.
create table directory.organ_form (
    organ      text not null references directory.organ,
    from_on    date not null,
    name       text not null,
    short_name text not null,
    parent     text references directory.organ check (parent <> organ),
    primary key (organ, from_on)
);

create table directory.merger (
    predecessor text primary key references directory.organ,
    successor   text not null references directory.organ check (successor <> predecessor),
    on_day      date not null
);

create table directory.person (
    id   text primary key,
    name text not null
);

create table directory.post (
    id      text    primary key,
    person  text    not null references directory.person,
    organ   text    not null references directory.organ,
    role    text    not null,
    subtree boolean not null,
    from_on date    not null,
    to_on   date    check (to_on >= from_on)
);
create index post_of_person on directory.post (person);
create index post_at_organ on directory.post (organ);

create table directory.credential (
    person   text    primary key references directory.person,
    login    text    not null unique check (login = lower(login)),
    password text    not null,
    one_time boolean not null
);

-- Refused log-ins by the name that was typed, whether or not somebody has it: the answer betrays nobody.
create table directory.refused_sign_in (
    login        text        primary key,
    failures     integer     not null,
    last_at      timestamptz not null,
    locked_until timestamptz
);
create index refused_sign_in_age on directory.refused_sign_in (last_at);
