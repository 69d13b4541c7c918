create index entry_held on registers.entry (register, valid_on);
