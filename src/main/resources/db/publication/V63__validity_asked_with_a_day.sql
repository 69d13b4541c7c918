-- A mark holds from its day on; what the edition declares to happen on a later day happens then. A mark may be made for a day to come.
alter table publication.document add column marked_on date;
alter table publication.document add column next_validity text;
alter table publication.document add column next_from date;
create index edition_by_effect on publication.edition (effective_on) where effective_on is not null;
create index edition_by_expiry on publication.edition (expires_on) where expires_on is not null;
-- What was marked before has the day of its last mark in the ledger, which an empty database has not yet.
do $$ begin
    if to_regclass('ledger.act') is not null then
        execute 'update publication.document d set marked_on = m.day
                 from (select subject, max(effective_on) as day from ledger.act where kind = ''publication.mark'' group by subject) m where m.subject = d.id';
    end if;
end $$;
