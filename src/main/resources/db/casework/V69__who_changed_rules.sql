-- Who added a rule for giving out, and who ended it; unknown for those of earlier versions.
alter table casework.assignment_rule add column added_by text;
alter table casework.assignment_rule add column ended_by text;
