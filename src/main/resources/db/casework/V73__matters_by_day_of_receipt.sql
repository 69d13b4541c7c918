-- What came in on a day is counted all day long where a call centre has a screen on its wall.
create index cases_by_receipt on casework.cases (received_on, type) include (ending) where received_on is not null;
