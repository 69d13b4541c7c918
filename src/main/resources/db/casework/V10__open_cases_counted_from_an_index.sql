-- What lists, lights and queues say of an organ's open cases is read from the index alone.
drop index casework.cases_open_of_organ;
create index cases_open_of_organ on casework.cases (organ, due_on, id) include (definition, stage, clock) where not ended;
