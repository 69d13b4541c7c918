-- What a document says because of its kind, for the fields that its kind shows in lists.
alter table publication.listed add column fields jsonb not null default '{}';

update publication.listed l set fields = e.fields
from publication.document d join publication.edition e on e.id = d.live_edition where d.id = l.document and e.fields <> '{}';

alter table publication.listed alter column fields drop default;
