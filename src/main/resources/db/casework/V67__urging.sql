-- Who was urged about a handling, at which step, for which last day: once each. seen_on ends it for whoever it was sent to.
create table casework.urging (
    id        text primary key,
    case_id   text not null,
    handling  integer not null,
    organ     text not null,
    step      text not null,
    title     text not null,
    due_on    date not null,
    to_person text,
    to_roles  text[] not null,
    sent_on   date not null,
    act_id    text not null,
    seen_by   text,
    seen_on   date,
    unique (case_id, handling, step, due_on)
);
create index urging_waits on casework.urging (organ) where seen_on is null;
create index urging_of_case on casework.urging (case_id);
