-- Jurisdictions, offices, staff and posts. None of these is a person who files.

create table jurisdictions (
    code    text primary key,
    parent  text references jurisdictions (code),
    name_zh text not null,
    name_en text not null,
    level   smallint not null check (level between 1 and 5),
    path    text not null
);
create index jurisdictions_parent on jurisdictions (parent, code);
create index jurisdictions_path on jurisdictions (path text_pattern_ops);

create table offices (
    id           uuid primary key,
    code         text not null unique,
    name_zh      text not null,
    name_en      text not null,
    superior     uuid references offices (id),
    -- codes from the top of the leadership line to this office: 'city/urban-mgmt/'; a prefix names a subtree
    path         text not null unique,
    -- the ancestor directly below the top (itself, when it is that): the district or the city bureau
    branch       uuid not null,
    kind         text not null check (kind in
                     ('GOVERNMENT', 'PETITION_OFFICE', 'DEPARTMENT', 'STREET', 'HOTLINE', 'DISCIPLINE')),
    jurisdiction text not null references jurisdictions (code),
    public_phone text not null default '',
    address      text not null default '',
    reception    text not null default '',
    active       boolean not null default true
);
create index offices_superior on offices (superior);
create index offices_path on offices (path text_pattern_ops);

create table staff (
    id         uuid primary key,
    name       text not null,
    active     boolean not null default true
);

create table posts (
    id       uuid primary key,
    staff    uuid references staff (id),   -- null: the post exists and is vacant
    office   uuid not null references offices (id),
    title    text not null,
    roles    text[] not null default '{}',
    head     boolean not null default false,
    since_on date not null,
    until_on date
);
create index posts_staff on posts (staff);
create index posts_office on posts (office);
