-- Hot issues: matters about one problem in one place. The first three tables are made by a follower of the journal and can be made again; no word
-- of a matter and nothing of a person is in them. The last two are what people decided, and stay.

-- How rare pairs of characters are, and which words are names: digests and counts.
create table issue_vocabularies (
    home       integer     not null,
    version    integer     not null,
    documents  integer     not null,
    learned_at timestamptz not null,
    counts     bytea       not null,
    primary key (home, version)
);

-- Of each matter in reach what is compared. Sealed matters have no row.
create table matter_sketches (
    home         integer not null,
    matter       uuid    not null,
    received_on  date    not null,
    place        text,                            -- code of the division of the problem
    vocabulary   integer not null,
    terms        integer[] not null,
    weights      real[]    not null,
    names        integer[] not null,
    name_weights real[]    not null,
    problems     real[]    not null,
    keys         integer[] not null,              -- the few rarest, by which like matters are looked up
    issue        uuid,
    apart        uuid[] not null default '{}',    -- issues that people have said it is no part of
    primary key (home, matter)
);
create index matter_sketches_keys on matter_sketches using gin (keys);
create index matter_sketches_issue on matter_sketches (home, issue, matter) where issue is not null;

create table issues (
    home       integer not null,
    id         uuid    not null,
    founder    uuid    not null,                  -- the matter it began with
    matters    integer not null,
    first_on   date    not null,
    last_on    date    not null,
    problems   text[]  not null,                  -- codes of problems.tsv
    place_name text    not null,                  -- as its matters call it
    points     integer not null,                  -- of heat
    primary key (home, id)
);
create index issues_hot on issues (home, points desc, id) where matters >= 3;

-- Acts of the petition office on an issue; the issue is named by an id that follows from the matter it began with.
create table issue_acts (
    home     integer     not null,
    id       uuid        not null,
    issue    uuid        not null,
    act      text        not null check (act in ('rename', 'publish', 'withdraw', 'split', 'adopt')),
    matter   uuid,                                -- split: the matter that is another
    office_id uuid       references offices (id), -- adopt: who takes it as a task
    words    text        not null default '',     -- the new name, or the reason
    by_staff text        not null,
    at       timestamptz not null,
    entry    uuid        not null,
    primary key (home, id)
);
create index issue_acts_issue on issue_acts (home, issue, at, id);
create index issue_acts_matter on issue_acts (home, matter) where matter is not null;

-- 同一事项 (条例第十九条第三款、第三十六条第三款): decided by a named official in their own words. It links; nobody loses receipt, notices or clocks.
create table same_matters (
    home      integer     not null,
    id        uuid        not null,
    matter    uuid        not null,
    other     uuid        not null,
    same      boolean     not null,
    agree     text        not null,               -- which facts agree, swept
    differ    text        not null,               -- which differ, swept
    by_staff  text        not null,
    office_id uuid        not null references offices (id),
    at        timestamptz not null,
    entry     uuid        not null,
    undone_at timestamptz,
    undone_by text,
    undone_why text,
    undone_entry uuid,
    primary key (home, id),
    foreign key (home, matter) references matters (home, id) on delete cascade,
    foreign key (home, other) references matters (home, id) on delete cascade,
    check (matter <> other)
);
create index same_matters_matter on same_matters (home, matter);
create index same_matters_other on same_matters (home, other);
create unique index same_matters_standing on same_matters (home, least(matter, other), greatest(matter, other)) where undone_at is null;
