-- What somebody noted of the list of a matter as come on paper; of several notes about one piece the last counts.
create table casework.material_noted (
    no       bigint generated always as identity primary key,
    id       text not null unique,
    case_id  text not null references casework.cases,
    piece    text not null,
    copies   integer not null,
    shown    boolean not null,
    noted_on date not null
);
create index material_noted_case on casework.material_noted (case_id, piece, no);
