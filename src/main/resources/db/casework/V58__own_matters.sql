-- Which matters people outside see by a sign-in of their own: because an act of the matter says so, or because they gave its access code.
create table casework.own_matter (
    person  text   not null,
    case_id text   not null references casework.cases (id),
    how     text   not null check (how in ('ACT', 'CODE')),
    act_id  text   not null,
    no      bigint not null generated always as identity,
    primary key (person, case_id)
);
create index own_matter_of_case on casework.own_matter (case_id);
create index own_matter_in_order on casework.own_matter (person, no);
