-- Pairs of words that the program proposes: what people say, what documents say, and where it stands. Who accepts or refuses one records an act.
create table publication.word_proposal (
    said text not null check (length(said) between 2 and 40),
    written text not null check (length(written) between 2 and 40),
    source text not null,
    documents integer not null,
    people integer not null,
    proposed_on date not null,
    primary key (said, written)
);
