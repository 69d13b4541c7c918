-- Lists sort and years count by one day: the day of publication, or of signature where a copy tells no other.
alter table publication.edition add column day date not null
    generated always as (coalesce(published_on, formed_on, date '0001-01-01')) stored;
drop index publication.edition_in_column;
drop index publication.edition_newest;
create index edition_in_column on publication.edition (column_id, day desc, document desc) where stage = 'published';
create index edition_newest on publication.edition (day desc, document desc) where stage = 'published';
create index document_withdrawn on publication.document (withdrawn_on desc, id) where withdrawn_on is not null;
create index document_of_organ on publication.document (organ) where live_edition is not null;
