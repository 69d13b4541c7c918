-- One organ's turn in a matter: what lists, boards, inboxes and counts read. A matter of today has one; the matter itself stays in casework.cases.
-- Everything is derived from the acts.
create table casework.handling (
    case_id      text    not null references casework.cases (id),
    no           integer not null,
    definition   text    not null references casework.definition (digest),
    organ        text    not null,
    stage        text    not null,
    ended        boolean not null,
    clock        text    not null,
    due_on       date,
    provisional  boolean not null,
    assignee     text,
    held_since   date    not null,
    concluded_on date,
    primary key (case_id, no)
);

insert into casework.handling
select c.id, 1, c.definition, c.organ, c.stage, c.ended, c.clock, c.due_on, c.provisional, c.assignee, a.submitted_on, c.concluded_on
from casework.cases c join casework.application a on a.id = c.application_id;

-- As the indexes of matters were: of an organ, over all organs by last day, overdue, ended.
create index handlings_open_of_organ on casework.handling (organ, due_on, case_id) include (definition, stage, clock) where not ended;
create index handlings_open_by_last_day on casework.handling (coalesce(due_on, date '9999-12-31'), case_id) where not ended;
create index handlings_open_by_due on casework.handling (due_on, case_id) where clock <> 'ENDED' and not ended;
create index handlings_ended on casework.handling (coalesce(concluded_on, date '0001-01-01'), case_id) where ended;
create index handlings_of_organ on casework.handling (organ, case_id);
drop index casework.cases_open_of_organ;
drop index casework.cases_open_by_last_day;
drop index casework.cases_ended;

-- Who works on it is said of the handling alone.
alter table casework.cases drop column assignee;
