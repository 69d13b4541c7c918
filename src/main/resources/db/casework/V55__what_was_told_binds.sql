-- The last day of the law, where a later one was told and binds; null where due_on is the law's.
alter table casework.cases add column lawful_on date;
alter table casework.handling add column lawful_on date;

-- The ways of reading a clock that this installation has gone over to; what runs is read again once for each.
create table casework.clocks_read (
    rules integer primary key
);
