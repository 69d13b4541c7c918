-- Which parts of the demo district's story have been told here.
create table operation.demo_chapter (
    name    text primary key,
    told_at timestamptz not null default now()
);
