-- The duty list (职责清单): which office answers for which category at which level of division, from when to when and on what basis.
-- A line is never changed: each edit is a new version of it.

create table duties (
    home        integer  not null,
    id          uuid     not null,                -- one line of the list, through all its versions
    version     integer  not null,
    latest      boolean  not null,
    category    text     not null,                -- code of any level of the scheme; a parent's duty holds for what lies below it
    level       smallint not null check (level between 1 and 5),
    place       text,                         -- code of the division it holds in; everywhere when null
    office_id   uuid     references offices (id), -- a named office, or
    kind        text,                             -- an office of this kind in the division of that level,
    named       text,                             -- whose name contains these words
    lead        boolean  not null,                -- answers (牵头) or supports (配合)
    what        text     not null default '',
    basis       text     not null,                -- law or decision that says so
    valid_from  date     not null,
    valid_until date,                             -- the last day it holds
    written_at  timestamptz not null,
    written_by  text     not null,
    entry       uuid     not null,
    primary key (home, id, version),
    check (office_id is not null or kind is not null),
    check (valid_until is null or valid_until >= valid_from)
);
create unique index duties_latest on duties (home, id) where latest;
create index duties_category on duties (home, category, level, id) where latest;

-- What happened to the latest matters of one category in one place: the office each was sent to. Read a bounded number at a time.
create index legs_like on legs (home, category, place, opened_at desc) where kind = 'handling' and not sealed;
