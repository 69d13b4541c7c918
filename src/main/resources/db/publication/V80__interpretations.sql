-- How a document is interpreted that may not become public without: the plan, the document that interprets it and becomes public with it, or why it comes later.
create table publication.interpretation (
    document text primary key references publication.document (id),
    plan     text,
    later    text,
    material text unique references publication.document (id)
);
