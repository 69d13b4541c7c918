-- One act may close several editions: what a withdrawal covered stays closed when something newer is published.
alter table publication.closing drop constraint closing_pkey;
create index closing_by_act on publication.closing (act);

-- Earlier versions opened what was withdrawn as soon as something newer was published. Which it was stands in the acts: these are read once.
create table publication.reopened_perhaps (
    document text primary key references publication.document (id)
);
insert into publication.reopened_perhaps
select d.id from publication.document d
where exists (select 1 from publication.remark r where r.document = d.id)
  and (select count(*) from publication.edition e where e.document = d.id and e.stage = 'published') > 1;
