-- What people are writing, and who is looking at one matter. Neither can be read from a dump: the key of a draft and the
-- token of a look are only in the person's own browser.

create table filing_drafts (
    id         bytea primary key,                 -- SHA-256 of the token in the cookie
    sealed     bytea not null,                    -- AES-256-GCM under the key in the cookie
    expires_at timestamptz not null
);
create index filing_drafts_expires on filing_drafts (expires_at);

create table filing_files (
    draft  bytea not null references filing_drafts (id) on delete cascade,
    id     uuid  not null,
    sealed bytea not null,
    primary key (draft, id)
);

-- A look at one matter after number and code were given: it ends by itself when nobody asks for a while.
create table looks (
    id         bytea primary key,                 -- SHA-256 of the token in the cookie
    home       integer not null,
    matter     uuid    not null,
    expires_at timestamptz not null
);
create index looks_expires on looks (expires_at);

-- Forms that were sent in a look: sent again, they do nothing twice.
create table look_forms (
    look bytea not null references looks (id) on delete cascade,
    form text  not null,
    primary key (look, form)
);
