-- What a person was reminded of on a day: one row a person and day. listed and red hold what was said, so that the next day says what is new.
create table casework.digest (
    id        text primary key,
    person    text not null,
    day       date not null,
    act_id    text,
    channel   text not null,
    handed_at timestamptz,
    listed    text[] not null,
    red       text[] not null,
    unique (person, day)
);
create index digest_to_hand on casework.digest (day) where handed_at is null;
