-- Running time limits. The due date is computed from the facts here and kept beside them, so that queues and sweeps can ask for it.

create table time_limits (
    home        integer not null,
    id          uuid    not null,
    matter      uuid    not null,
    leg         uuid,
    rule        text    not null,
    edition     text    not null,                 -- law edition of the rule, kept for life
    started_at  timestamptz not null,
    started_by  text    not null,                 -- act
    extended_by integer not null default 0,
    due_on      date    not null,
    due_at      timestamptz not null,             -- first instant that is late
    raw_on      date    not null,
    provisional boolean not null,
    calendar_edition bigint not null,             -- highest ordinal of calendar_editions the date was computed with
    not_before_on date,                           -- a new edition may not end the limit earlier (ADR 0073)
    stopped_at  timestamptz,
    lapsed_at   timestamptz,                      -- when the sweep recorded that it had run out
    primary key (home, id)
);
create index time_limits_matter on time_limits (home, matter, started_at, id);
create index time_limits_leg on time_limits (home, leg) where stopped_at is null;
create unique index time_limits_running on time_limits (home, leg, rule) where stopped_at is null and lapsed_at is null;
create index time_limits_sweep on time_limits (due_at, home, id) where stopped_at is null and lapsed_at is null;
create index time_limits_recompute on time_limits (calendar_edition, home, id) where stopped_at is null;

-- Days that are not counted, with their ground. A pause that has not ended has no last day.
create table time_limit_pauses (
    home       integer not null,
    id         uuid    not null,
    time_limit uuid    not null,
    first_on   date    not null,
    last_on    date,
    ground     text    not null,
    actor_kind text    not null,
    actor      text    not null,
    recorded_at timestamptz not null,
    ended_by_kind text,
    ended_by   text,
    ended_at   timestamptz,
    primary key (home, id),
    foreign key (home, time_limit) references time_limits (home, id),
    check (last_on is null or last_on >= first_on)
);
create index time_limit_pauses_of on time_limit_pauses (home, time_limit);
create unique index time_limit_pauses_open on time_limit_pauses (home, time_limit) where last_on is null;

create table time_limit_extensions (
    home       integer not null,
    id         uuid    not null,
    time_limit uuid    not null,
    by_units   integer not null check (by_units > 0),
    reason     text    not null,                  -- code; the words are with the act
    actor_kind text    not null,
    actor      text    not null,
    recorded_at timestamptz not null,
    primary key (home, id),
    foreign key (home, time_limit) references time_limits (home, id)
);
create index time_limit_extensions_of on time_limit_extensions (home, time_limit);

-- That a limit ran out. A new calendar edition that makes the date later takes it back; the row stays.
create table time_limit_lapses (
    home       integer not null,
    id         uuid    not null,
    time_limit uuid    not null,
    due_at     timestamptz not null,
    recorded_at timestamptz not null,
    entry      uuid    not null,
    withdrawn_at timestamptz,
    withdrawn_entry uuid,
    primary key (home, id),
    foreign key (home, time_limit) references time_limits (home, id)
);
create index time_limit_lapses_of on time_limit_lapses (home, time_limit);
