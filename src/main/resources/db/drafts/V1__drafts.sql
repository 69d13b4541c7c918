-- What was typed into a form and is not accepted yet, one row for each owner and form.
-- owner: "person:" and who is signed in at the desk, or "browser:" and the digest of a random cookie
-- form: the address it is sent to, with the id of the form where a page has several
-- person: who typed it at the desk, where the session had ended and the browser keeps it until they sign in again
-- sealed: empty once the form was taken; taken then says which rendering of it, so that nothing saved late brings it back
create table drafts.draft (
    owner      text        not null,
    form       text        not null,
    person     text,
    sealed     bytea       not null,
    taken      text,
    kept_at    timestamptz not null,
    kept_until timestamptz not null,
    primary key (owner, form)
);
create index drafts_by_end on drafts.draft (kept_until);
