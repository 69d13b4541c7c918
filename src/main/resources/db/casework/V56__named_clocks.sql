-- Of the named clocks that run in a handling, or in its matter, the one that is over first: when, and when its light changes until then.
-- Moments are those of China. Derived from the acts like the rest.
alter table casework.handling add column due_at timestamp, add column due_clock text, add column yellow_at timestamp, add column red_at timestamp,
    add check ((due_at is null) = (due_clock is null) and (due_at is null) = (yellow_at is null) and (due_at is null) = (red_at is null));

-- Lists are read by the last moment of whichever clock is over first, a day by its last second.
drop index casework.handlings_open_by_last_day;
create index handlings_open_by_last_moment on casework.handling (coalesce(least(due_at, due_on + time '23:59:59'), timestamp '9999-12-31'), case_id) where not ended;
drop index casework.handlings_open_by_due;
create index handlings_open_by_due on casework.handling (least(due_at, case when clock <> 'ENDED' then due_on + time '23:59:59' end), case_id) where not ended;
drop index casework.handlings_open_of_organ;
create index handlings_open_of_organ on casework.handling (organ, due_on, case_id) include (definition, stage, clock, due_at, yellow_at, red_at) where not ended;
create index handlings_with_named_clock on casework.handling (due_at) where due_at is not null and not ended;
