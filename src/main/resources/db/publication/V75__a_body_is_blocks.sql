-- A body as canonical JSON of its blocks, beside the HTML that is rendered from it; null where a body was only ever HTML.
alter table publication.edition add column blocks text;
