-- How an organ words a letter, in the place of what the program brings: proposed by one person, approved by another, used for letters issued on days from from_on to to_on.
-- law: first day of the law under which the wording cites; body: paragraphs, one a line; state PROPOSED, APPROVED, REFUSED or WITHDRAWN; to_on: last day, once it was taken back
create table letters.wording (
    id          text primary key,
    act_id      text        not null,
    letter      text        not null,
    law         date        not null,
    organ       text        not null,
    body        text        not null,
    why         text        not null,
    from_on     date        not null,
    to_on       date,
    state       text        not null,
    proposed_by text        not null,
    proposed_at timestamptz not null,
    decided_by  text,
    decided_at  timestamptz,
    said        text,
    ended_by    text
);
create index wording_of_letter on letters.wording (letter, organ, law, from_on);
create index wording_waiting on letters.wording (organ) where state = 'PROPOSED';
-- in which wording of its organ a letter was issued; null for the one that came with the program
alter table letters.letter add column wording text references letters.wording (id);
