-- The transcript of an interview, line by line as it grows: who spoke in office, and which question it answers.
create table participation.spoken (
    solicitation text    not null references participation.solicitation (id),
    number       bigint  not null,
    host         boolean not null,
    speaker      text    not null,
    words        text    not null,
    answers      bigint,
    act          text    not null,
    primary key (solicitation, number)
);
create index spoken_answering on participation.spoken (solicitation, answers) where answers is not null;
