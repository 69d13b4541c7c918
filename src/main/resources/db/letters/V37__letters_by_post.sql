-- A letter that goes by post: WAITING to be posted, SENT under a number, RETURNED, or SERVED. Told again from the acts of its record.
create table letters.posting (
    letter  text primary key references letters.letter (id),
    subject text not null,
    act_id  text not null,
    organ   text not null,
    state   text not null,
    number  text,
    since   date not null
);
create index posting_open on letters.posting (organ, since, letter) where state <> 'SERVED';
create index posting_of_subject on letters.posting (subject);
-- Numbers of the post, each for the letters of one record.
create table letters.posting_number (
    number  text primary key,
    subject text not null
);
create index posting_number_of_subject on letters.posting_number (subject);
