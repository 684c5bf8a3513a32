-- An issue keeps its id, and what people did with it, when the matter it began with leaves and when it turns out to be one with another.

-- The matter an issue was known by left: since then its id follows from this one. Append-only, and not cleared when issues are made again.
create table issue_heirs (
    home    integer     not null,
    issue   uuid        not null,
    founder uuid        not null,                 -- the matter the id now follows from
    at      timestamptz not null,
    entry   uuid        not null,
    primary key (home, issue, founder)
);
create index issue_heirs_founder on issue_heirs (home, founder, at);

-- An act that came with an issue that was merged into this one: the act itself stays where it was done.
alter table issue_acts add column origin uuid;
create unique index issue_acts_origin on issue_acts (home, issue, origin) where origin is not null;

-- Which offices, and which branches, have a leg of an issue's matters: where a narrow viewer's list begins. A row too many is harmless, since every
-- issue is counted again within the viewer's scope; it goes when the issue is next written.
create table issue_reach (
    home   integer not null,
    reach  uuid    not null,                      -- id of an office, or of the office a branch begins with
    issue  uuid    not null,
    points integer not null,
    primary key (home, issue, reach)
);
create index issue_reach_hot on issue_reach (home, reach, points desc, issue);
insert into issue_reach (home, reach, issue, points)
select distinct s.home, r.reach, s.issue, i.points
  from matter_sketches s
  join issues i on i.home = s.home and i.id = s.issue
  join legs l on l.home = s.home and l.matter = s.matter
  cross join lateral (values (l.office_id), (l.branch_id)) r(reach)
 where not l.sealed;

-- Few matters were ever said to be no part of an issue; looked up when two issues are merged.
create index matter_sketches_apart on matter_sketches using gin (apart) where apart <> '{}';
