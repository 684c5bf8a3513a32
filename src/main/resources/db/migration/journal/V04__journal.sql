-- The journal: acts, append-only. No free text and no identities, by the program and by the checks below.
-- huiyin_app is the role the program runs as; it owns nothing here and cannot change or remove an entry.

create table journal_entries (
    home             integer     not null,
    id               uuid        not null,
    matter           uuid,
    leg              uuid,
    act              text        not null,
    recorded_at      timestamptz not null default clock_timestamp(),
    happened_on      date        not null,
    actor_kind       text        not null,
    actor            text        not null,
    post             uuid,
    office           uuid,
    schema_version   smallint    not null default 1,
    payload          jsonb       not null,
    -- an entry that takes back another one within the two minutes that messages are held
    undoes           uuid        generated always as ((payload ->> 'undoes')::uuid) stored,
    digest           bytea       not null,
    digest_algorithm text        not null,
    constraint journal_entries_pkey primary key (home, id),
    constraint journal_entries_actor_kind check (actor_kind in ('staff', 'person', 'program')),
    constraint journal_entries_codes check (
        act ~ '^[A-Za-z0-9._:/-]{1,64}$' and actor ~ '^[A-Za-z0-9._:/-]{1,64}$'),
    constraint journal_entries_leg_has_matter check (leg is null or matter is not null),
    constraint journal_entries_payload_object check (jsonb_typeof(payload) = 'object'),
    constraint journal_entries_payload_codes check (not jsonb_path_exists(payload,
        'strict $.** ? (@.type() == "string" && !(@ like_regex "^[A-Za-z0-9._:/-]{0,64}$"))'))
);
create index journal_entries_of_matter on journal_entries (home, matter, recorded_at, id) where matter is not null;
-- What the audit administrator reads: acts on no matter's content.
create index journal_entries_access on journal_entries (home, recorded_at desc, id desc) where starts_with(act, 'access.');
create index journal_entries_undoing on journal_entries (home, undoes) where undoes is not null;

-- The salt of each digest. Destroying a salt makes the digest say nothing; the entry stays.
create table journal_salts (
    home  integer not null,
    entry uuid    not null,
    salt  bytea   not null,
    constraint journal_salts_pkey primary key (home, entry),
    constraint journal_salts_entry foreign key (home, entry) references journal_entries (home, id)
);

-- Entries that are appended and have no position yet: filled by append in the same transaction, emptied by the sequencer.
create table journal_unordered (
    home        integer     not null,
    entry       uuid        not null,
    recorded_at timestamptz not null,
    constraint journal_unordered_pkey primary key (home, recorded_at, entry)
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

-- The one order that followers read. Gapless from 0 in each home.
create table journal_order (
    home     integer not null,
    position bigint  not null,
    entry    uuid    not null,
    constraint journal_order_pkey primary key (home, position),
    constraint journal_order_entry_once unique (home, entry),
    constraint journal_order_entry foreign key (home, entry) references journal_entries (home, id),
    constraint journal_order_from_zero check (position >= 0)
);

-- The fencing row of each home: its lock admits one sequencer, its position refuses one that read an older one.
create table journal_sequencers (
    home          integer not null,
    next_position bigint  not null,
    constraint journal_sequencers_pkey primary key (home)
);

-- Followers by name, and how far each has read in each home.
create table journal_followers (
    name          text        not null,
    kind          text        not null,
    registered_at timestamptz not null default clock_timestamp(),
    constraint journal_followers_pkey primary key (name),
    constraint journal_followers_kind check (kind in ('projection', 'effect'))
);
create table journal_positions (
    home          integer     not null,
    follower      text        not null,
    next_position bigint      not null,
    moved_at      timestamptz not null default clock_timestamp(),
    failures      integer     not null default 0,
    failed_at     timestamptz,
    retry_at      timestamptz,
    -- class and place of the exception, never its text
    error         text,
    constraint journal_positions_pkey primary key (home, follower),
    constraint journal_positions_follower foreign key (follower) references journal_followers (name)
);

-- Which database this journal was last followed in. Another one means a restored copy: effects start at "now" there.
create table journal_copies (
    only_row          boolean not null default true,
    system_identifier text    not null,
    database_oid      bigint  not null,
    seen_at           timestamptz not null default clock_timestamp(),
    constraint journal_copies_pkey primary key (only_row),
    constraint journal_copies_one check (only_row)
);

-- Messages that follow from entries. One row for each entry, recipient and template, for ever: a message is never sent twice.
create table outbox (
    home       integer     not null,
    id         uuid        not null,
    effect     text        not null,
    entry      uuid        not null,
    matter     uuid,
    recipient  text        not null,
    template   text        not null,
    state      text        not null default 'held',
    due_at     timestamptz not null,
    planned_at timestamptz not null default clock_timestamp(),
    sending_at timestamptz,
    settled_at timestamptz,
    attempts   integer     not null default 0,
    reason     text,
    constraint outbox_pkey primary key (home, id),
    constraint outbox_once unique (home, entry, recipient, template),
    constraint outbox_entry foreign key (home, entry) references journal_entries (home, id),
    constraint outbox_state check (state in ('held', 'sending', 'sent', 'withdrawn', 'refused', 'doubtful')),
    constraint outbox_codes check (
        recipient ~ '^[A-Za-z0-9._:/-]{1,64}$' and template ~ '^[A-Za-z0-9._:/-]{1,64}$')
);
create index outbox_due on outbox (effect, due_at, id) where state = 'held';
create index outbox_sending on outbox (effect, sending_at) where state in ('sending', 'doubtful');

do $$
begin
    if exists (select from pg_roles where rolname = 'huiyin_app') then
        revoke update, delete, truncate on journal_entries, journal_order from huiyin_app;
        revoke update, truncate on journal_salts, journal_unordered from huiyin_app;
        revoke delete, truncate on journal_sequencers, journal_followers, journal_positions, journal_copies, outbox from huiyin_app;
    end if;
end
$$;
