-- What an organ says about what it was given by those who appraised it, once for each appraisal.
create table participation.appraisal_answer (
    solicitation text not null references participation.solicitation (id),
    organ        text not null,
    text         text not null,
    answered_on  date not null,
    act          text not null,
    primary key (solicitation, organ)
);
