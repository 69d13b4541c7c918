-- Files that come with a matter or with a step of it. Equal bytes lie here once; they and the names are sealed.
create table casework.material_content (
    digest text primary key,
    bytes  integer not null,
    sealed bytea not null
);
-- What is sealed cannot be made smaller.
alter table casework.material_content alter column sealed set storage external;

create table casework.material (
    id          text primary key,
    digest      text not null references casework.material_content,
    kind        text not null,
    pages       integer not null,
    name        bytea not null,
    salt        text not null,
    binding     text not null,
    taken_at    timestamptz not null,
    -- until then it waits for its form; null once it came to an application
    waits_until timestamptz
);
create index material_digest on casework.material (digest);
create index material_waits on casework.material (waits_until) where waits_until is not null;

create table casework.material_held (
    application text not null references casework.application,
    material    text not null references casework.material,
    -- the field that names it, of the form or of a step of that case
    field       text not null,
    case_id     text references casework.cases,
    primary key (application, material)
);
create index material_held_material on casework.material_held (material);
