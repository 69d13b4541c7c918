-- People outside who hold a sign-in and no post; what is theirs is recorded where it happened.
create table directory.outsider (
    person   text primary key references directory.person,
    kind     text not null,
    document text not null,
    since    date not null,
    ended_on date check (ended_on >= since)
);
