-- The review chains under which something was handed in, as they were written then: what is under way goes on under its own.
create table publication.review_chain (
    digest  text primary key,
    id      text not null,
    content text not null
);
-- Which that is, and what of the edition chose it; null for what never was handed in, or before chains were kept.
alter table publication.edition add column chain text references publication.review_chain (digest), add column chain_said text;

-- Other organs that were asked about a draft: whether they agree, by when, and what they said; silence is no answer. Decided: how those responsible
-- go on where one objected, was silent, or agreed to a text that was changed since.
create table publication.coordination (
    id             text primary key,
    edition        text not null references publication.edition (id),
    document       text not null references publication.document (id),
    organ          text not null,
    sort           text not null,
    question       text not null,
    asked_by       text not null,
    asked_on       date not null,
    answer_by      date not null,
    answer         text,
    answer_words   text,
    answered_by    text,
    answered_on    date,
    answered_text  text,
    decision_words text,
    decided_by     text,
    decided_on     date,
    cancelled_on   date
);
create index coordination_of_edition on publication.coordination (edition);
create index coordination_unanswered on publication.coordination (organ) where answer is null and cancelled_on is null;
