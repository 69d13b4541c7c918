-- Letters on their way by e-mail. An act sends at most one message; whom it goes to and what it says is sealed.
-- state: WAITING, HANDING_OVER (committed before the mail server hears of it), SENT, RETURNED, UNCERTAIN, OTHERWISE (told in another way)
create table letters.outgoing (
    id          text primary key,
    subject     text not null,
    act_id      text not null unique,
    organ       text not null,
    about       text not null,
    message_id  text not null unique,
    state       text not null,
    queued_at   timestamptz not null,
    next_at     timestamptz not null,
    attempts    integer not null default 0,
    handed_at   timestamptz,
    trouble     text,
    settled_at  timestamptz,
    proof       text,
    sealed      bytea not null
);
create index outgoing_waiting on letters.outgoing (next_at, id) where state = 'WAITING';
create index outgoing_handing_over on letters.outgoing (handed_at) where state = 'HANDING_OVER';
create index outgoing_standing on letters.outgoing (organ, queued_at, id) where state in ('WAITING', 'HANDING_OVER', 'UNCERTAIN', 'RETURNED');
create index outgoing_of_subject on letters.outgoing (subject, queued_at);
