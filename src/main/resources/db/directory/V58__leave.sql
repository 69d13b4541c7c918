-- Who is away on which days, and who stands in. Why somebody is away is not kept.
create table directory.absence (
    id          text primary key,
    person      text not null references directory.person,
    substitute  text not null references directory.person check (substitute <> person),
    from_on     date not null,
    until_on    date not null check (until_on >= from_on),
    back_on     date check (back_on >= from_on)
);
create index absence_by_day on directory.absence (until_on);
create index absence_of_person on directory.absence (person);

-- Where somebody is reminded each morning of what they owe; without a row, or by NONE, they are not.
create table directory.reminder (
    person  text primary key references directory.person,
    channel text not null check (channel in ('NONE', 'EMAIL', 'SMS', 'GOVERNMENT_WECHAT')),
    address text not null
);
