-- Where a matter is, so that what lies near is found; the words of the place stay sealed with the matter. Deleted when the matter is forgotten.
create table casework.event_place (
    case_id     text primary key,
    type        text not null,
    organ       text not null,
    east        numeric(9, 6),
    north       numeric(8, 6),
    reported_on date not null,
    joined      text,
    act_id      text not null
);
create index event_place_near on casework.event_place (type, north, east, reported_on);

-- What became of matters by grid: a row for each step that is counted, without where exactly and what.
create table casework.event_step (
    act_id   text not null,
    step     text not null,
    case_id  text not null,
    type     text not null,
    organ    text not null,
    grid     text not null,
    taken_on date not null,
    primary key (act_id, step)
);
create index event_step_of on casework.event_step (type, organ, taken_on);
