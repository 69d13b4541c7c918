-- A phrase that takes the place of another: of one that came with the program, or of an earlier one. Without words it only takes it away.
alter table casework.phrase add column replaces text;
