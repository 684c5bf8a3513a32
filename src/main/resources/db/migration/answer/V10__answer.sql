-- Answers: the draft, who approved it, the document as issued, and how it reached the person.

create table answer_drafts (
    home         integer not null,
    id           uuid    not null,
    matter       uuid    not null,
    leg          uuid    not null,
    version      integer not null default 1,
    findings     uuid    not null,               -- matter_texts
    basis        uuid    not null,
    state        text    not null check (state in ('WRITING', 'SUBMITTED', 'APPROVED', 'ISSUED')),
    written_by   uuid    not null,               -- staff of the latest version
    written_at   timestamptz not null,
    submitted_by uuid,
    submitted_at timestamptz,
    approved_by  uuid,
    approved_at  timestamptz,
    primary key (home, id),
    foreign key (home, leg) references legs (home, id),
    check (approved_by is null or approved_by <> written_by)
);
create unique index drafts_one_at_work on answer_drafts (home, leg) where state <> 'ISSUED';

-- Everybody who wrote in a draft: none of them approves it.
create table answer_draft_authors (
    home  integer not null,
    draft uuid    not null,
    staff uuid    not null,
    primary key (home, draft, staff),
    foreign key (home, draft) references answer_drafts (home, id)
);

create table answer_draft_items (
    home       integer not null,
    draft      uuid    not null,
    ordinal    integer not null,                 -- of the request
    outcome    text    not null check (outcome in ('SUPPORT', 'EXPLAIN', 'NOT_SUPPORT')),
    reply      uuid    not null,
    execute_by date,
    primary key (home, draft, ordinal),
    foreign key (home, draft) references answer_drafts (home, id)
);

create table document_counters (
    office uuid    not null,
    year   integer not null,
    last   integer not null,
    primary key (office, year)
);

create table documents (
    home        integer not null,
    id          uuid    not null,
    matter      uuid    not null,
    leg         uuid    not null,
    draft       uuid    not null,
    number      text    not null,                -- 文号
    office      uuid    not null,
    issued_on   date    not null,
    issued_at   timestamptz not null,
    route       text    not null,
    remedy_zh   text    not null,                -- from the route, as told on the day of issue
    remedy_en   text    not null,
    review_body uuid,
    approved_by uuid    not null,
    entry       uuid    not null,
    primary key (home, id),
    foreign key (home, draft) references answer_drafts (home, id)
);
create index documents_matter on documents (home, matter, issued_at);
create index documents_leg on documents (home, leg);

-- Service (送达): without proof the person's time has not begun.
create table services (
    home        integer not null,
    document    uuid    not null,
    method      text    not null check (method in ('ONLINE', 'PERSONAL', 'FAMILY', 'LEFT', 'POST')),
    served_on   date    not null,
    proof       uuid,                             -- matter_texts: what proves it
    recorded_at timestamptz not null,
    entry       uuid    not null,
    primary key (home, document),
    foreign key (home, document) references documents (home, id)
);
