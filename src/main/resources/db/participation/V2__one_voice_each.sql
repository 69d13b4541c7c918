-- Who has spoken, apart from what was said: a digest of the token under a key, without an instant, deleted when the survey closes.
-- A code on paper is there before it is used.
create table participation.voice (
    solicitation text    not null references participation.solicitation (id),
    token        text    not null,
    used         boolean not null,
    primary key (solicitation, token)
);
