-- That letters and calls of somebody are limited for a term. Whose they are is known by keyed digests alone: nothing readable is kept here.
create table casework.limitation (
    act_id     text primary key,
    case_id    text not null references casework.cases (id),
    organ      text not null,
    decided_on date not null,
    ends_on    date not null,
    lifted_on  date
);
create index limitation_of on casework.limitation (organ, ends_on);

create table casework.limitation_sign (
    act_id  text not null references casework.limitation (act_id),
    case_id text not null,
    sign    text not null,
    primary key (act_id, sign)
);
create index limitation_by_sign on casework.limitation_sign (sign);
