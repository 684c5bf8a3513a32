-- A matter, its legs, and the facts of what was done. The leg is the row of every queue.

create table matters (
    home            integer not null,
    id              uuid    not null,
    number          text    not null,
    procedure       text    not null,
    edition         date    not null,             -- the law in force when it was received
    class           text    not null,
    category        text,
    channel         text    not null,
    place           text,                         -- code of the jurisdiction of the problem, never of a home
    route           text,                         -- R1..R6, decided by a named official
    received_at     timestamptz not null,
    received_on     date    not null,
    registered_by   uuid,                         -- office that registered it
    sealed          boolean not null default false,
    name_visible_to text    not null check (name_visible_to in ('OFFICE', 'PETITION_OFFICE', 'NOBODY')),
    reply_by        text    not null check (reply_by in ('ONLINE', 'PAPER', 'NONE')),
    person          uuid    not null,             -- new for each matter
    origin          text    not null default 'LIVE' check (origin in ('LIVE', 'LEDGER_OPEN', 'LEDGER_HISTORY')),
    original_number text,
    primary key (home, id)
);
create unique index matters_number on matters (home, number);

-- What people wrote. Swept of identities, or sealed under the matter's key; versioned and erasable.
create table matter_texts (
    home       integer not null,
    id         uuid    not null,
    matter     uuid    not null,
    kind       text    not null,                  -- title, content, place, request, fact, note, message, reason, answer …
    ordinal    integer not null,
    version    integer not null default 1,
    text       text,
    sealed     bytea,
    written_at timestamptz not null,
    erased_at  timestamptz,
    primary key (home, id),
    foreign key (home, matter) references matters (home, id),
    check (erased_at is not null or (text is null) <> (sealed is null))
);
create unique index matter_texts_place on matter_texts (home, matter, kind, ordinal, version);

create table legs (
    home        integer not null,
    id          uuid    not null,
    matter      uuid    not null,
    number      text    not null,
    kind        text    not null,
    parent      uuid,                             -- the leg it was sent from
    office_id   uuid    not null,
    office_path text    not null,
    branch_id   uuid    not null,
    lead        boolean not null default true,    -- lead office (主办) or co-handler (协办)
    sent_as     text,                             -- TRANSFER, ASSIGN, DISPATCH …
    sender_id   uuid,                             -- office that sent it
    turn_id     uuid not null,                    -- office that must act next: the holder, or the sender who must rule
    track       text not null default 'ordinary' check (track in ('ordinary', 'simple')),
    report_on   date,                             -- 交办: the day by which the sender asked for the result
    standing    text    not null,
    open        boolean not null,
    sealed      boolean not null,
    urgency     smallint not null default 0,
    procedure   text    not null,
    class       text    not null,
    category    text,
    place       text,
    title       text,                             -- swept; null where sealed
    due_on      date,
    due_at      timestamptz,
    due_rule    text,
    provisional boolean not null default false,
    opened_at   timestamptz not null,
    opened_on   date    not null,
    closed_at   timestamptz,
    version     integer not null default 1,
    primary key (home, id),
    foreign key (home, matter) references matters (home, id)
);
create index legs_matter on legs (home, matter);
create index legs_parent on legs (home, parent) where parent is not null;
-- Queues: by office, by branch, by city; open legs only, soonest due first, the undated last.
create index legs_open_office on legs (home, office_id, (coalesce(due_at, 'infinity'::timestamptz)), id) where open and not sealed;
create index legs_open_turn on legs (home, turn_id, (coalesce(due_at, 'infinity'::timestamptz)), id) where open and not sealed;
create index legs_open_branch on legs (home, branch_id, (coalesce(due_at, 'infinity'::timestamptz)), id) where open and not sealed;
create index legs_open_city on legs (home, (coalesce(due_at, 'infinity'::timestamptz)), id) where open and not sealed;
-- Closed legs: latest closed first.
create index legs_closed_office on legs (home, office_id, closed_at desc, id desc) where not open and not sealed;
create index legs_closed_branch on legs (home, branch_id, closed_at desc, id desc) where not open and not sealed;
create index legs_closed_city on legs (home, closed_at desc, id desc) where not open and not sealed;
create index legs_sealed on legs (home, matter) where sealed;

-- One row an act: who, when, from where to where. The texts that go with it hang on matter_texts.
create table leg_acts (
    home          integer not null,
    id            uuid    not null,
    matter        uuid    not null,
    leg           uuid    not null,
    act           text    not null,
    from_standing text,
    to_standing   text    not null,
    actor_kind    text    not null,
    actor         text    not null,
    post          uuid,
    office        uuid,
    happened_at   timestamptz not null,
    happened_on   date    not null,
    detail        jsonb   not null default '{}',  -- codes, ids, dates and numbers only
    entry         uuid    not null,
    primary key (home, id),
    foreign key (home, leg) references legs (home, id)
);
create index leg_acts_matter on leg_acts (home, matter, happened_at, id);

create table act_texts (
    home  integer not null,
    act   uuid    not null,
    name  text    not null,
    text  uuid    not null,
    primary key (home, act, name),
    foreign key (home, act) references leg_acts (home, id),
    foreign key (home, text) references matter_texts (home, id)
);

-- Words between the person and the offices, and notes among offices.
create table correspondence (
    home       integer not null,
    id         uuid    not null,
    matter     uuid    not null,
    leg        uuid,
    kind       text    not null check (kind in ('NOTE', 'QUESTION', 'MESSAGE', 'FACT')),
    text       uuid    not null,
    actor_kind text    not null,
    actor      text    not null,
    office     uuid,
    written_at timestamptz not null,
    entry      uuid    not null,
    primary key (home, id),
    foreign key (home, matter) references matters (home, id)
);
create index correspondence_matter on correspondence (home, matter, written_at, id);

create table attachments (
    home       integer not null,
    id         uuid    not null,
    matter     uuid    not null,
    name       text,                              -- swept; null where sealed
    sealed_name bytea,
    media_type text    not null,
    bytes      bigint  not null,
    digest     text    not null,                  -- of the encrypted bytes: differs for equal files
    added_by   text    not null,                  -- PERSON or an office id
    added_at   timestamptz not null,
    erased_at  timestamptz,
    entry      uuid    not null,
    primary key (home, id),
    foreign key (home, matter) references matters (home, id)
);
create index attachments_matter on attachments (home, matter, id);

-- A duty that lapsed and who must know of it. A vacant head goes to the superior office: nothing is lost.
create table escalations (
    home       integer not null,
    id         uuid    not null,
    matter     uuid    not null,
    leg        uuid    not null,
    ground     text    not null,                  -- LAPSED, NOT_FIXED, SILENT …
    rule       text,
    from_office uuid   not null,
    to_office  uuid    not null,
    vacant     boolean not null default false,
    sealed     boolean not null,
    raised_at  timestamptz not null,
    raised_on  date    not null,
    answered_at timestamptz,
    answered_by text,
    entry      uuid    not null,
    primary key (home, id)
);
create index escalations_open on escalations (home, to_office, raised_at, id) where answered_at is null;
create index escalations_city on escalations (home, raised_at, id) where answered_at is null;
create index escalations_leg on escalations (home, leg);
create unique index escalations_once on escalations (home, leg, ground, rule) where answered_at is null;

-- The request to have an answer reviewed (条例第三十五条): dated at the instant it was made.
create table review_requests (
    home         integer not null,
    id           uuid    not null,
    matter       uuid    not null,
    leg          uuid    not null,                -- the leg whose answer is contested
    review_leg   uuid    not null,
    requested_at timestamptz not null,
    requested_on date    not null,
    last_day_on  date,                            -- null: the 30 days have not begun
    in_time      boolean not null,
    entry        uuid    not null,
    primary key (home, id)
);
create index review_requests_matter on review_requests (home, matter);

-- An office chosen for recusal-free handling may still ask: is this mine? (异议, 条例第二十三条第三款)
create table objections (
    home        integer not null,
    id          uuid    not null,
    matter      uuid    not null,
    leg         uuid    not null,
    raised_at   timestamptz not null,
    raised_on   date    not null,
    in_time     boolean not null,
    proposed    uuid,                             -- office it says is competent
    ruled_at    timestamptz,
    upheld      boolean,
    primary key (home, id)
);
create index objections_leg on objections (home, leg);
create index objections_waiting on objections (home, raised_at) where ruled_at is null;
