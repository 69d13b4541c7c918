-- What was filled in for a batch stands sealed with each case that it was done to; the batch keeps it only as long as some wait.
update casework.batch set sealed = null where state = 'FINISHED';
alter table casework.batch add constraint finished_keeps_no_words check (state <> 'FINISHED' or sealed is null);
create index batch_lines_of_case on casework.batch_line (case_id);

-- The digest of the words is forgotten with them.
update casework.application set asked = null where forgotten_on is not null and asked is not null;
