-- What the line of an import said, bound with the salt of its application: the same again is known, something else under its id is told.
alter table casework.application add column source_digest text;
