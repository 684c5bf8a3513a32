-- The vault: identities of people, sealed under one key a matter. Nothing here is equal in two rows because the person is the same:
-- every key and every nonce is random, values are padded to whole blocks, and there is no hash of a value anywhere.

-- Master keys by id. The key itself is never in the database, nor in a backup of it.
create table vault_masters (
    id            text        not null,
    registered_at timestamptz not null default clock_timestamp(),
    retired_at    timestamptz,
    -- known bytes sealed under the key: tells a wrong key from the right one before anything is opened
    check_value   bytea       not null,
    constraint vault_masters_pkey primary key (id)
);
create unique index vault_masters_one_current on vault_masters ((true)) where retired_at is null;

-- The one key of each matter, wrapped by a master key. Deleting the row erases the identity of one matter and nothing else.
create table vault_keys (
    home          integer     not null,
    matter        uuid        not null,
    key_id        uuid        not null,
    master_key_id text        not null,
    wrapped       bytea       not null,
    created_at    timestamptz not null default clock_timestamp(),
    constraint vault_keys_pkey primary key (home, matter),
    constraint vault_keys_master foreign key (master_key_id) references vault_masters (id)
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1);
create index vault_keys_of_master on vault_keys (master_key_id);

create table vault_values (
    home      integer     not null,
    matter    uuid        not null,
    field     text        not null,
    ordinal   integer     not null default 0,
    envelope  bytea       not null,
    sealed_at timestamptz not null default clock_timestamp(),
    constraint vault_values_pkey primary key (home, matter, field, ordinal),
    constraint vault_values_ordinal check (ordinal >= 0)
);

-- Every opening: who, in what post, when, for what purpose, which fields. Written before anything is shown.
create table vault_openings (
    home       integer     not null,
    id         uuid        not null,
    matter     uuid        not null,
    opened_at  timestamptz not null default clock_timestamp(),
    opened_on  date        not null,
    actor_kind text        not null,
    actor      text        not null,
    post       uuid,
    office     uuid,
    purpose    text        not null,
    fields     text[]      not null,
    constraint vault_openings_pkey primary key (home, id),
    constraint vault_openings_purpose check (purpose ~ '^[A-Za-z0-9._:/-]{1,64}$')
);
create index vault_openings_of_matter on vault_openings (home, matter, opened_at);

-- The list of destroyed keys, applied again after a restore so that erased stays erased.
create table vault_destroyed_keys (
    home         integer     not null,
    matter       uuid        not null,
    destroyed_at timestamptz not null default clock_timestamp(),
    destroyed_on date        not null,
    actor_kind   text        not null,
    actor        text        not null,
    post         uuid,
    office       uuid,
    reason       text        not null,
    constraint vault_destroyed_keys_pkey primary key (home, matter),
    constraint vault_destroyed_keys_reason check (reason ~ '^[A-Za-z0-9._:/-]{1,64}$')
);

do $$
begin
    if exists (select from pg_roles where rolname = 'huiyin_app') then
        revoke update, delete, truncate on vault_openings, vault_destroyed_keys from huiyin_app;
        revoke delete, truncate on vault_masters from huiyin_app;
        revoke truncate on vault_keys, vault_values from huiyin_app;
    end if;
end
$$;
