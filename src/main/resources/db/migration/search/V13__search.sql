-- Searches that a post keeps under a name. They never run by themselves and tell nobody anything. Words and codes only: what looks for a
-- person is refused before it comes here.
create table saved_searches (
    id         uuid primary key,
    post       uuid not null references posts (id),
    name       text not null check (length(name) between 1 and 60),
    query      text not null check (length(query) <= 2000),   -- as it stands in the address of the page
    saved_at   timestamptz not null,
    removed_at timestamptz                                     -- taken away, and back for a day
);
create index saved_searches_post on saved_searches (post, saved_at desc, id desc);
