-- What was done to a lead is done to its members in the same order.
alter table casework.batch add column no bigint generated always as identity;
