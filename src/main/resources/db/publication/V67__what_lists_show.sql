-- What lists show of each public document, one narrow row each in the order of lists, so that a page reads about as many rows as it shows,
-- however many documents there are. Written again with whatever makes a document public, changes or withdraws it.
create table publication.listed (
    document      text primary key references publication.document (id),
    organ         text not null,
    column_id     text not null,
    kind          text,
    day           date not null,
    number        int  not null,
    title         text not null,
    doc_number    text,
    issuer        text,
    category      text not null,
    validity      text not null,
    marked_on     date,
    next_validity text,
    next_from     date,
    takes_effect  date,
    expires       date
);

insert into publication.listed
select d.id, d.organ, e.column_id, e.kind, e.day, e.number, e.title, e.doc_number, e.issuer, e.category, d.validity, d.marked_on, d.next_validity, d.next_from,
       e.effective_on, e.expires_on
from publication.document d join publication.edition e on e.id = d.live_edition where d.withdrawn_on is null;

-- For each way in which a list may be narrowed.
create index listed_newest on publication.listed (day desc, document desc);
create index listed_in_column on publication.listed (column_id, day desc, document desc);
create index listed_of_organ on publication.listed (organ, day desc, document desc);
create index listed_of_kind on publication.listed (kind, day desc, document desc);
create index listed_in_column_of_organ on publication.listed (column_id, organ, day desc, document desc);
create index listed_in_column_of_kind on publication.listed (column_id, kind, day desc, document desc);
create index listed_of_organ_and_kind on publication.listed (organ, kind, day desc, document desc);
create index listed_in_column_of_organ_and_kind on publication.listed (column_id, organ, kind, day desc, document desc);
create index listed_corrected on publication.listed (day desc, document desc) where number > 1;
