-- How far the acts were followed; one row, there since the first look.
create table channels.followed (
    one      boolean primary key default true check (one),
    position bigint not null
);
-- An edition that goes out by a channel, once: told again from its acts. state: DUE, REFUSED (the other side will not have it), OUT, RECALLED (out, or perhaps, and to be taken back), BACK, VOID (never went out).
-- cause: the act that made it public; receipt: what the other side gave, or where it hangs; until_on: last day that it stays out; recall: WITHDRAWN or REPLACED; said: what the other side said last, while it is not settled
-- handed_at: while it is being handed over, so that what a node that died had in hand is handed again; perhaps: whether the other side may have it without having said so
create table channels.delivery (
    id           text primary key,
    channel      text        not null,
    document     text        not null,
    edition      text        not null,
    number       integer     not null,
    organ        text        not null,
    state        text        not null,
    cause        text        not null,
    public_on       date        not null,
    receipt      text,
    out_on       date,
    until_on     date,
    recall       text,
    recalled_on  date,
    back_on      date,
    back_receipt text,
    said         text,
    attempts     integer     not null default 0,
    next_at      timestamptz not null,
    handed_at    timestamptz,
    perhaps      boolean     not null default false,
    unique (edition, channel)
);
create index delivery_of_document on channels.delivery (document);
create index delivery_by_day on channels.delivery (public_on desc, id desc);
create index delivery_open on channels.delivery (public_on, id) where state in ('DUE', 'REFUSED', 'RECALLED') or state = 'OUT' and until_on is not null;
create index delivery_to_hand on channels.delivery (channel, next_at, id) where state in ('DUE', 'RECALLED');
