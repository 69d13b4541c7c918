-- How far a delivery has come on the platform of official accounts: a step is written before the platform hears of it, so that what a stopped program may
-- have asked for is looked for and not asked for twice. draft: media id; publishing: id of what was submitted; article: id of what is public.
create table channels.wechat_article (
    delivery   text primary key references channels.delivery (id),
    draft      text,
    submitted  boolean not null default false,
    publishing text,
    article    text
);
