-- Ledgers brought in. What a row said is kept as a matter or not at all: here stand its place, a keyed digest and the reasons, never a cell.

-- One secret a home: the digests below say nothing without it, and equal nothing anywhere else.
create table ledger_secrets (
    home   integer not null primary key,
    secret bytea   not null
);

create table import_batches (
    home         integer     not null,
    id           uuid        not null,
    ledger       text        not null,             -- name of the ledger: a row's key is the ledger and its number
    file_name    text        not null,
    file_digest  bytea       not null,             -- keyed: tells whether the same file comes again
    format       text        not null,
    kind         text        not null check (kind in ('HISTORY', 'OPEN')),
    state        text        not null check (state in ('RUNNING', 'ENDED', 'BROKEN', 'UNDONE')),
    procedure    text        not null,
    office       uuid        not null,             -- petition office that registers
    layout       jsonb       not null,             -- which column is which field, by sheet
    actor_kind   text        not null,
    actor        text        not null,
    post         uuid,
    acting_office uuid,
    operator     text,                             -- account at the machine, for an import from the command line
    started_at   timestamptz not null,
    ended_at     timestamptz,
    undone_at    timestamptz,
    sheet        integer     not null default 0,   -- how far it has come: sheet and row
    at_row       integer     not null default 0,
    taken        integer     not null default 0,
    same         integer     not null default 0,
    refused      integer     not null default 0,
    warned       integer     not null default 0,
    blank        integer     not null default 0,
    broken       jsonb,                            -- why the file could not be read to its end
    primary key (home, id)
);
create index import_batches_latest on import_batches (home, started_at desc, id desc);
create index import_batches_file on import_batches (home, file_digest);

-- One row for each matter taken from a ledger: the key that makes a second import find it.
create table import_rows (
    home     integer not null,
    ledger   text    not null,
    key      bytea   not null,                     -- keyed digest of the original number, else of the cells and their ordinal among equals
    content  bytea   not null,                     -- keyed digest of what was taken, identity columns left out
    batch    uuid    not null,
    sheet    integer not null,
    at_row   integer not null,
    matter   uuid    not null,
    primary key (home, ledger, key),
    foreign key (home, batch) references import_batches (home, id)
);
create index import_rows_batch on import_rows (home, batch, sheet, at_row);

-- What could not be taken, or was taken with something left out: reasons and names of columns, no cell.
create table import_remarks (
    home    integer not null,
    batch   uuid    not null,
    sheet   integer not null,
    at_row  integer not null,
    taken   boolean not null,
    reasons jsonb   not null,
    primary key (home, batch, sheet, at_row),
    foreign key (home, batch) references import_batches (home, id)
);
