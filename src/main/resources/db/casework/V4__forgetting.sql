-- An application is forgotten once, with all its cases: what was sealed is empty then, salts too. Kept for lists; derived from acts.
alter table casework.application add column forgotten_on date;
alter table casework.application add column held boolean not null default false;
create index applications_to_forget on casework.application (type, id) where forgotten_on is null;
