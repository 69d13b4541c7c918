-- A public answer is corrected or withdrawn by acts; the row is what the page shows now, and says nothing any more once withdrawn.
alter table casework.public_answer
    add column corrected_on date,
    add column withdrawn_on date,
    add column ground       text,
    add constraint withdrawn_says_nothing check (withdrawn_on is null or (title = '' and question = '' and answer = '' and ground is not null));
drop index casework.public_answers_newest;
create index public_answers_newest on casework.public_answer (type, published_on desc, case_id) where withdrawn_on is null;

-- Every version with the act that made it; the words are sealed, for only the last one is meant for all.
create table casework.public_answer_version (
    case_id    text    not null references casework.public_answer (case_id),
    no         integer not null,
    act_id     text    not null unique,
    changed_on date    not null,
    change     text    not null check (change in ('PUBLISHED', 'CORRECTED', 'WITHDRAWN', 'REPUBLISHED')),
    ground     text,
    sealed     bytea   not null,
    salt       text    not null,
    primary key (case_id, no)
);
