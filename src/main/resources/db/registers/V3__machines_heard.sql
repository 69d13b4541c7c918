-- When a machine in a lobby was heard of last, by the record of the register that names it. What is here says nothing of who used it.
create table registers.heard (
    register text        not null,
    key      text        not null,
    heard_at timestamptz not null,
    primary key (register, key)
);
