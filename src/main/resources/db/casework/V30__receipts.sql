-- The code of an application, sealed for a day for whoever brought it in; destroyed then, or when a new code is given.
-- holder: "browser:" and the digest of a random cookie, or "person:" and who entered it at the counter
create table casework.receipt (
    application_id text primary key references casework.application (id),
    holder         text        not null,
    sealed         bytea       not null,
    kept_until     timestamptz not null
);
create index receipts_by_end on casework.receipt (kept_until);
