-- The numbered part of its record that a file answers; 0, as all that came before, is the record as a whole.
alter table redaction.original add column part integer not null default 0 check (part >= 0);
