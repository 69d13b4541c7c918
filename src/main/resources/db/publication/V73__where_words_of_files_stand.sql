-- Where the words of a file stand: a line for each page, slide, sheet or heading, its first character among the words and what it is called.
-- Null where a file was taken in before this was kept: then what was seen in it says so, as far as it is still there.
alter table publication.attachment add column places text;
