-- What a letter is about, as it was put last; who put it, whether as proposed, and how the category was called that day.
create table casework.letter_category (
    id        text primary key,
    case_id   text not null unique,
    category  text not null,
    title     text not null,
    proposed  integer not null,
    person    text not null,
    put_on    date not null,
    act_id    text not null
);
create index letter_category_of on casework.letter_category (category);
