-- Of a matter whose person said, when filing it, that it is a part of a problem already being handled. Only the follower of issues reads it: no page
-- and no export shows which matters have a row. It takes no receipt, notice or clock from anybody.
create table issue_joins (
    home   integer     not null,
    matter uuid        not null,
    issue  uuid        not null,
    at     timestamptz not null,
    entry  uuid        not null,
    primary key (home, matter),
    foreign key (home, matter) references matters (home, id) on delete cascade
);
