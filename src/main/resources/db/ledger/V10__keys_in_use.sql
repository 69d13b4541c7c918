-- The id of every key that something here may have been made with. A start without one of them is refused.
-- settled_at: since when nothing is left that was sealed before this key became the current one.
create table ledger.sealing_key (
    id         text        primary key check (id ~ '^[0-9a-f]{8}$'),
    since      timestamptz not null,
    settled_at timestamptz
);
