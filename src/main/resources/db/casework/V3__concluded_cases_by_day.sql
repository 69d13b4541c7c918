-- How many were answered this year, and how many of them in time, without reading the cases themselves.
create index cases_by_conclusion on casework.cases (concluded_on, due_on) where concluded_on is not null;
