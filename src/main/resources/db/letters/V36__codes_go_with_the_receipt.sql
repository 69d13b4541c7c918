-- held_until: of a message in which a code stands, when what it says is destroyed once it is settled; null where that is part of the record, and once it is destroyed
alter table letters.outgoing add column held_until timestamptz;
update letters.outgoing set held_until = queued_at + interval '1 day' where about in ('提交回执', '新的查询码');
create index outgoing_held on letters.outgoing (held_until) where held_until is not null;
