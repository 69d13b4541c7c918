-- One row per set of migrations that has run: the newest tells whether a start has any work to do.
create table operation.migrations (
    id     bigint generated always as identity primary key,
    digest text not null,
    ran_at timestamptz not null default now()
);
