-- What people outside were asked, and answer by a sign-in of their own: because they gave the number and code of the letter that asked. The matter itself they do not see.
create table casework.own_question (
    person text   not null,
    asked  text   not null references casework.consultation (act_id) on delete cascade,
    act_id text   not null,
    no     bigint not null generated always as identity,
    primary key (person, asked)
);
create index own_question_in_order on casework.own_question (person, no);
create index own_question_of_act on casework.own_question (asked);
