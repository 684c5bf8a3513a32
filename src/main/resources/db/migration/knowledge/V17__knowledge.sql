-- The knowledge base: law and policy in editions, and templates of replies. Nothing here is about a matter or a person.

create table enactments (
    id       uuid primary key,
    office   uuid,                               -- whose it is to keep up; null for what ships with the program
    added_at timestamptz not null
);

-- Appended, never changed. On a day the edition holds whose force began last by then; of two that began on one day, the later written one.
-- An edition that ENDS has no articles: from its day on the enactment is not in force.
create table enactment_editions (
    id         uuid    primary key,
    enactment  uuid    not null references enactments,
    ordinal    integer not null,                 -- 1 for the first
    ends       boolean not null default false,
    excerpt    boolean not null default false,   -- holds only some articles: one that is not here may still exist
    kind       text    not null check (kind in ('LAW', 'REGULATION', 'LOCAL', 'RULE', 'POLICY', 'GUIDE')),
    title      text    not null,
    title_key  text    not null,                 -- the title as citations are compared: without marks, blanks and 「中华人民共和国」
    issuer     text    not null,
    number     text    not null,                 -- document number (文号), empty where there is none
    from_on    date    not null,                 -- first day in force
    until_on   date,                             -- last day in force, where the text itself names one
    address    text    not null,                 -- where it is published; empty or http(s)
    keywords   text[]  not null,
    categories text[]  not null,                 -- codes of the scheme of contents
    note       text    not null,                 -- why this edition
    written_by uuid,                             -- staff; null for what ships
    written_at timestamptz not null,
    entry      uuid    not null,                 -- of the journal
    unique (enactment, ordinal),
    check (until_on is null or until_on >= from_on)
);
create index editions_in_force on enactment_editions (enactment, from_on desc, ordinal desc);
create index editions_title on enactment_editions (title_key, enactment);
create index editions_by_title on enactment_editions (title, enactment);
create index editions_categories on enactment_editions using gin (categories);

create table enactment_articles (
    edition  uuid     not null references enactment_editions,
    ordinal  integer  not null,                  -- its place, from 1
    number   integer,                            -- 32 of 第三十二条; null for text without numbered articles
    inserted integer  not null default 0,        -- 1 of 第三十二条之一
    chapter  text     not null,                  -- heading it stands under, empty where there is none
    words    text     not null,
    sought   text     not null,                  -- title, number, chapter and words as they are searched: folded to lower case and half width
    grams    tsvector not null,                  -- pairs of letters of the same (bigrams)
    primary key (edition, ordinal)
);
create index articles_grams on enactment_articles using gin (grams) with (fastupdate = off);
create index articles_number on enactment_articles (edition, number, inserted);

-- Words to begin a reply with, by contents and outcome. Appended like editions.
create table reply_templates (
    id       uuid primary key,
    office   uuid,
    added_at timestamptz not null
);

create table reply_template_editions (
    template   uuid    not null references reply_templates,
    ordinal    integer not null,
    retired    boolean not null default false,
    latest     boolean not null default true,    -- the one in use; kept by the program in the same transaction
    title      text    not null,
    category   text,                             -- null: for all
    outcome    text    not null check (outcome in ('SUPPORT', 'EXPLAIN', 'NOT_SUPPORT')),
    words      text    not null,
    note       text    not null,
    written_by uuid,
    written_at timestamptz not null,
    entry      uuid    not null,
    primary key (template, ordinal)
);
create unique index templates_one_latest on reply_template_editions (template) where latest;
create index templates_in_use on reply_template_editions (outcome, category, title, template) where latest and not retired;
create index templates_by_title on reply_template_editions (title, template) where latest;
