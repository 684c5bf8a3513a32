-- Receipts: number and query code. The code is kept only as a keyed digest.

create table receipts (
    home    integer not null,
    matter  uuid    not null,
    number  text    not null,
    digest  bytea   not null,
    made_at timestamptz not null,
    primary key (home, matter),
    foreign key (home, matter) references matters (home, id)
);
create unique index receipts_number on receipts (home, number);

-- The secret behind the digests, sealed by the vault.
create table intake_secrets (
    name   text primary key,
    sealed bytea not null
);

-- One row for each key a form carried, so that pressing twice files once. The code is sealed under the key itself, which only the person's
-- form holds, and is shown again for half an hour.
create table filings (
    home       integer not null,
    key_digest bytea   not null,
    matter     uuid    not null,
    number     text    not null,
    sealed     bytea   not null,
    filed_at   timestamptz not null,
    expires_at timestamptz not null,
    primary key (home, key_digest)
);
create index filings_expired on filings (expires_at);
