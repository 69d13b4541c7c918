-- Lists of ended cases begin with what was concluded last.
create index cases_ended on casework.cases (coalesce(concluded_on, date '0001-01-01'), id) where ended;
