-- What somebody is urged about is counted without reading the matters: of which type each is, and whether the handling has ended meanwhile, stands
-- with it. Thousands may wait where nobody says that they know.
alter table casework.urging add column type text not null default '', add column over boolean not null default false;
update casework.urging u set type = c.type from casework.cases c where c.id = u.case_id;
update casework.urging u set over = true where not exists (select from casework.handling h where h.case_id = u.case_id and h.no = u.handling and not h.ended and h.clock <> 'ENDED');
alter table casework.urging alter column type drop default;

drop index casework.urging_waits;
create index urging_waits on casework.urging (organ, due_on, type) where seen_on is null and not over;

-- Whoever writes of a handling says it here too: steps, corrections, a new calendar.
create function casework.urging_over() returns trigger language plpgsql as $$
begin
    update casework.urging set over = new.ended or new.clock = 'ENDED'
        where case_id = new.case_id and handling = new.no and over <> (new.ended or new.clock = 'ENDED');
    return null;
end $$;

create trigger urging_over after update of ended, clock on casework.handling
    for each row when (old.ended <> new.ended or old.clock <> new.clock) execute function casework.urging_over();
