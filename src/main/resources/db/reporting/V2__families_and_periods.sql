-- A report is of a family of forms and of a period; those that stand are annual reports of a year.
alter table reporting.edition add column family text not null default 'annual';
-- 2026, 2026-H1, 2026-Q3, 2026-07, 2026-07-01_2026-08-15
alter table reporting.edition add column period text;
update reporting.edition set period = year::text;
alter table reporting.edition alter column period set not null;
alter table reporting.edition drop constraint edition_organ_year_scope_number_key;
alter table reporting.edition add unique (family, organ, period, scope, number);
drop index reporting.edition_open;
create unique index edition_open on reporting.edition (family, organ, period, scope) where locked_at is null;
drop index reporting.edition_published;
create index edition_published on reporting.edition (family, organ, period) where published_at is not null;

-- A person may say that there can be no number: that is neither blank nor zero.
alter table reporting.typed_cell add column applies boolean not null default true;
alter table reporting.typed_cell add check (applies or value is null);
