-- Which run of an import a copy was last seen in: the same id twice in one run is two records, in two runs it is a change.
alter table publication.document add column source_run text;
-- Many copies of one sentence are found by it.
create index edition_short_body on publication.edition (md5(body)) where length(body) <= 600;
