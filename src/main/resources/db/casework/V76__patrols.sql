-- That a point was looked at in a round, or why it was not: once for each point and round.
create table casework.patrol_look (
    id        text primary key,
    point     text not null,
    organ     text not null,
    grid      text not null,
    round     date not null,
    ground    text,
    person    text not null,
    looked_at timestamptz not null,
    act_id    text not null,
    unique (point, round)
);
create index patrol_look_of on casework.patrol_look (organ, round);
