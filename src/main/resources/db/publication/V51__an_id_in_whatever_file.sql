-- A record is known by its id whatever the file is called that it comes in.
create index document_of_source_id on publication.document (source_id) where source_id is not null;
