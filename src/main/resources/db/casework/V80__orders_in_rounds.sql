-- Many orders issued in one go, one for each organ: what they say is sealed once, until one of the orders is forgotten; a line is done in the transaction that issues its order.
create table casework.order_round (
    id         text primary key,
    person     text not null,
    ordering   text not null,
    state      text not null,
    sealed     bytea,
    made_at    timestamptz not null,
    started_at timestamptz,
    ended_at   timestamptz
);
create index order_round_running on casework.order_round (id) where state = 'RUNNING';
create index order_round_of on casework.order_round (person, made_at);

create table casework.order_round_line (
    round   text not null references casework.order_round (id),
    no      integer not null,
    organ   text not null,
    state   text not null,
    case_id text,
    reason  text,
    primary key (round, no),
    unique (round, organ)
);
