-- Documents that are open on request only and whose title was let out, with the day; null of all others.
alter table publication.document add column on_request_on date;
create index listed_on_request on publication.document (on_request_on, id) where on_request_on is not null;
