-- A proposal that was enlisted in a sitting, as its acts leave it: what lists and figures of the sitting read.
create table casework.proposal (
    case_id      text primary key,
    type         text not null,
    organ        text not null,
    sitting      text not null,
    number       text not null,
    kind         text not null,
    delegation   text not null,
    lead         text,
    interviewed  boolean not null,
    result       text,
    open         text,
    answered_on  date,
    rating       text,
    again        integer not null,
    again_on     date,
    promised_on  date,
    kept_on      date
);
create index proposal_of_sitting on casework.proposal (type, sitting, organ);
create index proposal_promised on casework.proposal (lead, promised_on) where promised_on is not null and kept_on is null;
