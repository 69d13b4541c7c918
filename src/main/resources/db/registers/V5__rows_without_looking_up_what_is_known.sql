-- Entries and records are written by one programme, in one transaction that holds the row of their register, and are never deleted: that the
-- register and the entry are there was looked up again for each of a hundred thousand rows, a third of what the database did for them.
alter table registers.entry drop constraint entry_register_fkey;
alter table registers.record drop constraint record_register_number_fkey;
