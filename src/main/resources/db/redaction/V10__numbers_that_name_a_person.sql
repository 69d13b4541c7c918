-- Whether nothing lies under a mark but a number that names a person: on which grounds a copy hides such numbers alone.
alter table redaction.mark add column number boolean not null default false;
alter table redaction.copy add column numbers text[] not null default '{}';
