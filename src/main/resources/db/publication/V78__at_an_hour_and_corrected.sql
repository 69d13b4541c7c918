-- When an approved edition is to become public by itself; null where nobody set an hour.
alter table publication.edition add column publish_at timestamptz;
create index edition_to_appear on publication.edition (publish_at) where publish_at is not null;

-- What is on display no longer leaves the columns and keeps its address, where its kind says so.
alter table publication.document add column off_columns boolean not null default false;
create index listed_in_columns_of_kind on publication.listed (kind, document) where column_id <> '';

-- What a new edition corrects, in words for the public.
alter table publication.edition add column correction text;

-- What a reviewer marked in a text: the block it stands at, its words then, and whether the drafter has dealt with it.
create table publication.mark (
    id          text primary key,
    edition     text not null references publication.edition (id),
    document    text not null references publication.document (id),
    block       int  not null,
    quote       text not null,
    words       text not null,
    person      text not null,
    marked_at   timestamptz not null,
    resolved_by text,
    resolved_at timestamptz
);
create index mark_of_edition on publication.mark (edition);

-- The step that is still owed by what became public before it was approved; null where none is.
alter table publication.edition add column owes text, add column owes_since date;
create index edition_owing on publication.edition (owes_since) where owes is not null;
