-- A person settles a finding of an import by an act. What a later import finds in other words is open again.
alter table publication.import_finding add column settled_by_act text;
create index import_finding_open on publication.import_finding (code, document) where settled_by_act is null;
