-- Each edition is of a declared kind, with the fields and links of that kind. What was there before is of no kind until somebody decides.
alter table publication.edition add column kind text;
alter table publication.edition add column fields jsonb not null default '{}';
-- relation:document, so that the other side finds what names it.
alter table publication.edition add column links text[] not null default '{}';
-- What the rules of the kinds take it to be, and why, for the person who decides.
alter table publication.edition add column kind_proposed text;
alter table publication.edition add column kind_because text;
create index edition_links on publication.edition using gin (links);
create index edition_of_kind on publication.edition (kind, day desc, document desc) where stage = 'published';
create index edition_of_no_kind on publication.edition (document) where kind is null;
-- What a document repeals or amends is found from its own page.
create index document_replacing on publication.document (replaced_by) where replaced_by is not null;
