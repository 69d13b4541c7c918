-- Who asked for more time and waits for a decision; gone once it is decided, or who asked has it no more.
create table casework.extension_asked (
    case_id  text primary key,
    organ    text not null,
    asked_by text not null,
    asked_on date not null
);
create index extension_asked_of on casework.extension_asked (organ);
