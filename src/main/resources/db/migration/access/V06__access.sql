-- Who signs in, what they may do, and from whom a matter is kept. None of these tables says who filed.

create table accounts (
    staff           uuid primary key references staff (id),
    login           text not null,
    password_hash   text not null,               -- Argon2id, salted, with its parameters
    must_change     boolean not null,            -- a one-time password: good for choosing one's own, nothing else
    password_set_at timestamptz not null,
    totp_sealed     bytea,                       -- RFC 6238 secret under keys/access.key; null: no second step
    totp_step       bigint not null default 0,   -- the last time step used: a code is good once
    active          boolean not null default true,
    created_at      timestamptz not null
);
create unique index accounts_login on accounts (lower(login));

create table recovery_codes (
    staff   uuid not null references accounts (staff) on delete cascade,
    digest  bytea not null,                      -- keyed; the code itself is shown once
    used_at timestamptz,
    primary key (staff, digest)
);

-- Delays after wrong tries. The bucket is some bits of a keyed digest: it is no list of who tried, and rows lapse within the hour.
create table slow_downs (
    kind       text not null,
    bucket     integer not null,
    tries      integer not null,
    until_at   timestamptz not null,
    expires_at timestamptz not null,
    primary key (kind, bucket)
);
create index slow_downs_expires on slow_downs (expires_at);

-- What one person asks and a second decides: roles of a post, resets for others.
create table access_requests (
    id           uuid primary key,
    kind         text not null check (kind in ('ROLES', 'PASSWORD', 'SECOND_STEP')),
    staff        uuid references staff (id),
    post         uuid references posts (id),
    roles        text[] not null default '{}',
    reason       text not null,                  -- code of the reason
    requested_by uuid not null references staff (id),
    requested_at timestamptz not null,
    decided_by   uuid references staff (id),
    decided_at   timestamptz,
    approved     boolean,
    check (decided_by is null or decided_by <> requested_by or approved is false),   -- one may withdraw one's own
    check ((decided_by is null) = (decided_at is null) and (decided_at is null) = (approved is null))
);
create unique index access_requests_open on access_requests
    (kind, coalesce(staff, '00000000-0000-0000-0000-000000000000'), coalesce(post, '00000000-0000-0000-0000-000000000000'))
    where decided_at is null;
create index access_requests_all on access_requests (requested_at desc, id desc);

-- Whom an accusation names (条例第三十条). Rows are added, never taken away.
create table accused (
    home           integer not null,
    matter         uuid not null,
    ordinal        integer not null,
    kind           text not null check (kind in ('OFFICE', 'STAFF', 'UNRESOLVED')),
    office_id      uuid,
    office_path    text,
    whole_line     boolean not null default true,   -- those under the office as well
    staff_id       uuid,
    name_sealed    bytea,                           -- a name that is no office or staff member we know: sealed under the matter's key
    resolve_office uuid,                            -- who finds out whom it means: one level up
    resolved_at    timestamptz,
    resolves       integer,                         -- the unresolved row this one answers
    added_at       timestamptz not null,
    primary key (home, matter, ordinal),
    check (case kind when 'OFFICE' then office_id is not null and office_path is not null
                     when 'STAFF' then staff_id is not null
                     else name_sealed is not null and resolve_office is not null end)
);
create index accused_office on accused (office_id) where office_id is not null;
create index accused_staff on accused (staff_id) where staff_id is not null;
create index accused_unresolved on accused (home, resolve_office, added_at) where kind = 'UNRESOLVED' and resolved_at is null;

-- The closed list of who may open a sealed matter.
create table sealed_receivers (
    home        integer not null,
    matter      uuid not null,
    staff_id    uuid not null,
    named_by    text not null,
    approved_by uuid,
    named_at    timestamptz not null,
    ended_at    timestamptz,
    primary key (home, matter, staff_id)
);
create index sealed_receivers_staff on sealed_receivers (home, staff_id, matter) where ended_at is null;

create table recusals (
    home     integer not null,
    matter   uuid not null,
    staff_id uuid not null,
    ground   text not null,                      -- code
    since_at timestamptz not null,
    ended_at timestamptz,
    primary key (home, matter, staff_id)
);
create index recusals_staff on recusals (home, staff_id, matter) where ended_at is null;

-- Which keys/access.key this database belongs to: a second program never makes another.
create table access_key (
    only_one    boolean primary key default true check (only_one),
    fingerprint bytea not null,
    made_at     timestamptz not null
);

-- Spring Session's tables, by its own schema.
create table spring_session (
    primary_id            char(36) not null,
    session_id            char(36) not null,
    creation_time         bigint not null,
    last_access_time      bigint not null,
    max_inactive_interval int not null,
    expiry_time           bigint not null,
    principal_name        varchar(100),
    constraint spring_session_pk primary key (primary_id)
);
create unique index spring_session_ix1 on spring_session (session_id);
create index spring_session_ix2 on spring_session (expiry_time);
create index spring_session_ix3 on spring_session (principal_name);

create table spring_session_attributes (
    session_primary_id char(36) not null,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea not null,
    constraint spring_session_attributes_pk primary key (session_primary_id, attribute_name),
    constraint spring_session_attributes_fk foreign key (session_primary_id)
        references spring_session (primary_id) on delete cascade
);
