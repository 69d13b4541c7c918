-- What several people sought in a month and nobody found: words and a number, never who or when in the month.
create table publication.sought_in_vain (
    month date not null check (extract(day from month) = 1),
    term text not null check (length(term) between 2 and 30),
    people integer not null check (people > 2),
    primary key (month, term)
);
