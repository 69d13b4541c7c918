-- The same identity number always gives the same keyed digest, so that earlier requests of one person are found unopened.
alter table casework.application add column same_person text;
create index applications_of_same_person on casework.application (same_person, submitted_on) where same_person is not null;

-- Somebody outside who was asked, and the code with which they answer.
create table casework.consultation (
    act_id      text primary key,
    case_id     text not null references casework.cases (id),
    number      text not null unique,
    code_digest text not null,
    answering   text not null
);
