-- Acts are written once and never changed; the linker gives committed acts a gap-free position.
create table ledger.act (
    seq          bigint generated always as identity primary key,
    id           text        not null unique,
    kind         text        not null,
    subject      text        not null,
    organ        text        not null,
    effective_on date        not null,
    recorded_at  timestamptz not null,
    canonical    text        not null,
    algorithm    text        not null,
    digest       bytea       not null
);
create index act_of_subject on ledger.act (subject, seq);
create index act_of_kind on ledger.act (kind, seq);

-- What the linker still has to take up; a row is written with its act and removed with its link.
create table ledger.pending (
    seq bigint primary key references ledger.act (seq)
);

create table ledger.link (
    position  bigint primary key,
    act_seq   bigint      not null unique references ledger.act (seq),
    hash      bytea       not null,
    linked_at timestamptz not null
);

create table ledger.verified (
    position    bigint      not null,
    hash        bytea       not null,
    verified_at timestamptz not null
);

-- What an act counts for. A reclassification is a counter-fact, never an update.
create table ledger.fact (
    id      bigint generated always as identity primary key,
    kind    text           not null,
    code    text           not null default '',
    party   text           not null default '',
    organ   text           not null,
    on_date date           not null,
    amount  numeric(18, 2) not null,
    record  text           not null,
    act_id  text           not null
);
create index fact_counted on ledger.fact (kind, on_date, organ) include (code, party, amount);
create index fact_of_record on ledger.fact (record);
create index fact_of_act on ledger.fact (act_id);

create function ledger.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'ledger.% is append-only', tg_table_name;
end $$;

create trigger act_append_only before update or delete or truncate on ledger.act
    for each statement execute function ledger.refuse_change();
create trigger link_append_only before update or delete or truncate on ledger.link
    for each statement execute function ledger.refuse_change();
create trigger fact_append_only before update or delete or truncate on ledger.fact
    for each statement execute function ledger.refuse_change();
