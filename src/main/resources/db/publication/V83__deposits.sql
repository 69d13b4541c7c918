-- What was handed to archives, libraries and service halls (第二十五条), and their receipts.
create table publication.deposit (
    id          text primary key,
    organ       text not null,
    place       text not null,
    recipient   text not null,
    from_on     date not null,
    to_on       date not null,
    made_by     text not null,
    made_on     date not null,
    received_on date,
    received_by text,
    receipt     text
);
create index deposit_of_organ on publication.deposit (organ, made_on desc, id);

-- The packing list: the edition that was handed over, and the digest of its text and files then.
create table publication.deposit_item (
    deposit  text not null references publication.deposit (id),
    number   int  not null,
    document text not null references publication.document (id),
    edition  text not null references publication.edition (id),
    files    int  not null,
    digest   text not null,
    primary key (deposit, number)
);
create index deposit_item_of_edition on publication.deposit_item (edition);
