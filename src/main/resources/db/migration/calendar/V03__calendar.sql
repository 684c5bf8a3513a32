-- Editions of working days: those that came with a program and those an administrator imported. Append-only; the highest ordinal of
-- a calendar and year is in use.
create table calendar_editions (
    ordinal     bigint generated always as identity primary key,
    calendar    text not null,
    year        integer not null,                 -- title year of the notice
    file        text not null,                    -- the edition in our own format, as it was handed in
    digest      text not null,                    -- SHA-256 of its days, names left out
    source      text not null check (source in ('SHIPPED', 'IMPORTED')),
    imported_by text not null,                    -- id of a member of staff, or the program
    imported_at timestamptz not null
);
create index calendar_editions_year on calendar_editions (calendar, year, ordinal desc);

revoke update, delete, truncate on calendar_editions from huiyin_app;
