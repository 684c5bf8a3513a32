-- Which matters an issue began with. It is not cleared when issues are made again: an address that was passed on, and a matter that was said to belong
-- to an issue, still find the issue that it became a part of. A matter that may be in no issue any more is taken out here too.
create table issue_founders (
    home    integer not null,
    issue   uuid    not null,
    founder uuid    not null,
    primary key (home, issue, founder)
);
create index issue_founders_founder on issue_founders (home, founder);
insert into issue_founders (home, issue, founder) select home, id, founder from issues;
