-- Whether an ending was an answer: only that can be in time. Derived from the acts and kept for lists and counts.
alter table casework.cases add column ending text;

-- Withdrawn requests bear the outcome of other results, but none of their items was answered.
update casework.cases c set ending = case
    when c.type = 'inforequest' and c.outcome in ('R30z', 'R109z') then 'abandoned'
    when c.type = 'inforequest' and c.outcome = 'R-OTH' and not exists (select 1 from casework.item i where i.case_id = c.id and i.answer is not null) then 'withdrawn'
    when c.type = 'inforequest' and c.outcome = 'R-OTH'
        and exists (select 1 from casework.application a where a.id = c.application_id and a.code_digest = '') then 'other'
    when c.type in ('reconsideration', 'litigation') then 'ruled'
    when c.outcome = 'declined' then 'declined'
    when c.type = 'recordcorrection' and c.outcome = 'transferred' then 'handed-over'
    when c.type = 'recordcorrection' and c.outcome = 'directed' then 'directed'
    else 'answered' end
where c.outcome is not null;

drop index casework.cases_by_conclusion;
create index cases_by_conclusion on casework.cases (concluded_on, due_on) include (ending) where concluded_on is not null;
