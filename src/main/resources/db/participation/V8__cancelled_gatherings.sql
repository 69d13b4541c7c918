-- A gathering that was announced may not be held: why stands where it was announced.
alter table participation.gathering add column cancelled text;
alter table participation.solicitation drop constraint solicitation_stage_check;
alter table participation.solicitation add constraint solicitation_stage_check check (stage in ('DRAFT', 'SUBMITTED', 'OPEN', 'CLOSED', 'PROPOSED', 'ANSWERED', 'CANCELLED'));
