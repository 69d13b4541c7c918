-- ground: why the post brought a letter back, as its type says it; null where it did not come back or was not recorded. times_returned: how often it came back, whatever became of it since.
alter table letters.posting add column ground text;
alter table letters.posting add column times_returned int not null default 0;
update letters.posting set times_returned = 1 where state = 'RETURNED';
create index posting_returned on letters.posting (organ, since) where state = 'RETURNED';
