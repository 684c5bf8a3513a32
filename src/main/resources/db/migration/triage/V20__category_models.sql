-- Models that learned from what officials decided. A model holds weights of hashed pairs of characters and no text; nothing of a person.
-- Which one is in use is said by the latest switch, and by nothing else.

create table category_models (
    home     integer     not null,
    id       uuid        not null,
    made_at  timestamptz not null,
    learned  integer     not null,                -- decided matters it learned from
    held_out integer     not null,                -- decided matters kept apart, on which it was measured
    against  uuid,                                -- the model in use then, measured on the same; null: the one that ships
    weights  bytea,                               -- null once it can be neither switched to nor gone back to
    primary key (home, id)
);

-- What both models said of the matters kept apart, by category of the first level. Accuracy and macro-F1 are counted from these.
create table category_model_figures (
    home        integer not null,
    model       uuid    not null,
    category    text    not null,
    matters     integer not null,                 -- decided to be of this category
    said        integer not null,                 -- suggested by the new model
    hit         integer not null,                 -- and rightly
    said_in_use integer not null,
    hit_in_use  integer not null,
    primary key (home, model, category),
    foreign key (home, model) references category_models (home, id)
);

-- Who put which model in use, and when. Only ever appended; no row at all: the model that ships is in use.
create table category_model_switches (
    home       integer     not null,
    number     integer     not null,
    from_model uuid,                              -- null: the one that ships
    to_model   uuid,
    by_staff   text        not null,
    at         timestamptz not null,
    entry      uuid        not null,
    primary key (home, number),
    foreign key (home, from_model) references category_models (home, id),
    foreign key (home, to_model) references category_models (home, id)
);

-- Each training, how far it is and what came of it.
create table category_trainings (
    home       integer     not null,
    id         uuid        not null,
    asked_at   timestamptz not null,
    asked_by   text,                              -- null: by the week
    started_at timestamptz,
    read       integer     not null default 0,    -- decided matters read so far
    learned    integer     not null default 0,    -- categories learned so far
    to_learn   integer     not null default 0,
    ended_at   timestamptz,
    outcome    text check (outcome in ('CANDIDATE', 'FEW_DECISIONS', 'FEW_CATEGORIES', 'FEW_KEPT_APART', 'INTERRUPTED', 'FAILED')),
    decided    integer     not null default 0,
    model      uuid,
    primary key (home, id),
    check ((ended_at is null) = (outcome is null))
);
create unique index category_trainings_one on category_trainings (home) where ended_at is null;
create index category_trainings_latest on category_trainings (home, asked_at desc);

-- The decisions, the latest matters first.
create index leg_acts_classified on leg_acts (home, matter desc, happened_at desc, id desc) where act = 'classify' and actor_kind = 'staff';

do $$
begin
    if exists (select from pg_roles where rolname = 'huiyin_app') then
        revoke update, delete, truncate on category_model_switches, category_model_figures from huiyin_app;
        revoke update, delete, truncate on category_models from huiyin_app;
        grant update (weights) on category_models to huiyin_app;
    end if;
end
$$;
