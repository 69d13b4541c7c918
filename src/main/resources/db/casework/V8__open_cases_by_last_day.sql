-- Pages of open cases over all organs are read in this order; within one organ the index of V1 serves.
create index cases_open_by_last_day on casework.cases (coalesce(due_on, date '9999-12-31'), id) where not ended;
