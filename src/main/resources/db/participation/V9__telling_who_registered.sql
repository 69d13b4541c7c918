-- What whoever registered has to be told last, whether they left an e-mail address (sealed with the person), the act of the mail that tells it, and
-- whether that came back: then somebody telephones. told_on is the day on which they were told of it.
alter table participation.registration add column news text check (news in ('PLACE', 'WAITS', 'MOVED', 'CANCELLED'));
alter table participation.registration add column address boolean not null default false;
alter table participation.registration add column message text;
alter table participation.registration add column failed boolean not null default false;
update participation.registration set news = 'PLACE' where standing = 'ADMITTED';
create index registration_to_mail on participation.registration (seq) where address and news is not null and told_on is null and message is null and not failed;
-- A gathering may be held later than was announced, or elsewhere: why stands where it was announced.
alter table participation.gathering add column moved text;
