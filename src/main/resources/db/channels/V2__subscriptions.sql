-- What a reader wants to be told of by e-mail. The address is sealed with the code that ends it; who and same recognise it without it. Deleted when they leave, when nobody confirmed it, and when no mail can come there.
-- column_id, organ: what is wanted; null is everything. rhythm: ONCE (as it comes) or DAILY. state: ASKED, CONFIRMED. last_on: day of the last mail
create table channels.subscription (
    id        text primary key,
    state     text        not null,
    column_id text,
    organ     text,
    rhythm    text        not null,
    asked_at  timestamptz not null,
    last_on   date,
    who       text        not null,
    same      text        not null unique,
    sealed    bytea       not null
);
create index subscription_of_whom on channels.subscription (who);
create index subscription_asked on channels.subscription (asked_at) where state = 'ASKED';
-- What a subscription is told: WAITING, MAILED, SENT (the mail server has it), then where it is withdrawn RECALLED, RECALL_MAILED, RECALL_SENT. mail: act of the last mail about it
create table channels.told (
    subscription text not null references channels.subscription (id) on delete cascade,
    delivery     text not null references channels.delivery (id),
    state        text not null,
    told_on      date,
    mail         text,
    primary key (subscription, delivery)
);
create index told_of_delivery on channels.told (delivery);
create index told_by_mail on channels.told (mail) where mail is not null;
create index told_open on channels.told (subscription) where state in ('WAITING', 'RECALLED');
