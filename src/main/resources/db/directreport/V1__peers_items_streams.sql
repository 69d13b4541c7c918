-- Whom this installation is to others: public halves; the private half of each lies with the other keys.
create table directreport.identity (
    fingerprint text primary key,
    public_key  text not null,
    made_on     date not null,
    -- the key before said with its signature that this one follows; null for the first, and where the one before was lost
    succession  text,
    act         text not null,
    seq         bigint generated always as identity unique
);

-- Another installation: one that this one reports to (UPPER), or that reports to it (LOWER). standing: NAMED, CONFIRMED, REVOKED.
create table directreport.peer (
    id           text primary key,
    name         text not null,
    direction    text not null check (direction in ('UPPER', 'LOWER')),
    -- where it is spoken to; of an upper one only
    address      text,
    -- of its key now, as it was read over the telephone or followed from there
    fingerprint  text not null,
    standing     text not null check (standing in ('NAMED', 'CONFIRMED', 'REVOKED')),
    named_by     text,
    confirmed_by text,
    confirmed_on date,
    revoked_on   date,
    -- when it was heard of last and how far its clock is from ours; what stopped the traffic, in a sentence
    heard_at     timestamptz,
    skew_seconds bigint,
    trouble      text,
    act          text not null,
    check ((direction = 'UPPER') = (address is not null))
);
create unique index peer_by_key on directreport.peer (direction, fingerprint) where standing <> 'REVOKED';

-- Every key of a peer that was trusted, the last one now.
create table directreport.peer_key (
    peer        text not null references directreport.peer (id),
    fingerprint text not null,
    -- null until it spoke for the first time
    public_key  text,
    act         text not null,
    seq         bigint generated always as identity unique,
    primary key (peer, fingerprint)
);

-- 信息: what a section reports. stage: DRAFT, HEAD, DIRECTOR, SECRETARY (with whom it waits), SIGNED.
create table directreport.item (
    id          text primary key,
    organ       text not null,
    title       text not null,
    body        text not null,
    day         date not null,
    link        text,
    link_digest text,
    stage       text not null check (stage in ('DRAFT', 'HEAD', 'DIRECTOR', 'SECRETARY', 'SIGNED')),
    drafted_by  text,
    signed_on   date,
    seq         bigint generated always as identity unique,
    check ((stage = 'SIGNED') = (signed_on is not null))
);
create index item_of_organ on directreport.item (organ, seq desc);
create index item_waiting on directreport.item (seq) where stage in ('HEAD', 'DIRECTOR', 'SECRETARY');
create index item_signed on directreport.item (signed_on, organ) where signed_on is not null;

create table directreport.item_step (
    act    text primary key,
    item   text not null references directreport.item (id),
    step   text not null,
    by     text,
    on_day date not null,
    said   text,
    seq    bigint generated always as identity unique
);
create index item_step_of on directreport.item_step (item, seq);

-- What goes to an upper installation, numbered and chained; kept for good, so that one restored from a backup is sent again what it lost.
create table directreport.outgoing (
    peer     text        not null references directreport.peer (id),
    seq      bigint      not null,
    previous text        not null,
    at       timestamptz not null,
    kind     text        not null,
    payload  text        not null,
    digest   text        not null,
    item     text,
    act      text        not null,
    primary key (peer, seq)
);
create index outgoing_of_item on directreport.outgoing (item) where item is not null;

-- What the upper installation signed for; the last one by number of the row says how far it stands.
create table directreport.receipt (
    seq       bigint generated always as identity unique,
    peer      text   not null references directreport.peer (id),
    up_to     bigint not null,
    text      text   not null,
    key       text   not null,
    signature text   not null,
    act       text   not null primary key
);
create index receipt_of_peer on directreport.receipt (peer, seq);

-- What came from a lower installation: as it was sent, and what of it is listed. folded: the earlier one of the same installation that says nearly the same.
create table directreport.incoming (
    peer        text        not null references directreport.peer (id),
    seq         bigint      not null,
    previous    text        not null,
    at          timestamptz not null,
    kind        text        not null,
    payload     text        not null,
    digest      text        not null,
    received_on date        not null,
    -- the day by which it counts
    counted_on  date        not null,
    folded      bigint,
    act         text        not null,
    primary key (peer, seq)
);
create index incoming_counted on directreport.incoming (counted_on, peer);

-- By which items that are counted are found as nearly the same; made from what they say.
create table directreport.incoming_band (
    peer text    not null,
    band integer not null,
    seq  bigint  not null,
    primary key (peer, band, seq),
    foreign key (peer, seq) references directreport.incoming (peer, seq)
);

-- What came together, and the receipt that was given for it.
create table directreport.batch (
    act       text   primary key,
    peer      text   not null references directreport.peer (id),
    first     bigint not null,
    last      bigint not null,
    root      text   not null,
    text      text   not null,
    key       text   not null,
    signature text   not null,
    unique (peer, last)
);

-- The upper one asks back about an item: numbered by peer, at both ends.
create table directreport.asked (
    peer   text        not null references directreport.peer (id),
    number bigint      not null,
    about  bigint      not null,
    said   text        not null,
    at     timestamptz not null,
    act    text        not null,
    primary key (peer, number)
);

-- What was refused at the door, counted by day.
create table directreport.refused (
    day     date        not null,
    peer    text        not null,
    why     text        not null,
    times   bigint      not null,
    last_at timestamptz not null,
    primary key (day, peer, why)
);

-- How many items are due a week or a year: of each section here (peer is empty), or of a lower installation.
create table directreport.quota (
    peer   text not null,
    period text not null check (period in ('WEEK', 'YEAR')),
    items  int  not null check (items > 0),
    act    text not null,
    primary key (peer, period)
);
