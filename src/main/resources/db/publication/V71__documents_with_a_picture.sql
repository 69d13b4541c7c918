-- The newest documents whose picture is told in words, for the first page and the news.
create index edition_pictured on publication.edition (day desc, document desc) where fields ->> 'picture' is not null;
