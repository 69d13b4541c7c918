-- An act that was entered later than it took effect on the lead of an event takes effect on the same day for its members.
alter table casework.batch
    add column acted_on    date,
    add column late_reason text,
    add column evidence    text,
    add constraint late_acts_say_why check (acted_on is null or (late_reason is not null and evidence is not null));
