-- Who else may open a sealed matter is asked by one of its receivers and decided by a second person, like roles and resets.
alter table access_requests add column home integer;
alter table access_requests add column matter uuid;
alter table access_requests drop constraint access_requests_kind_check;
alter table access_requests add constraint access_requests_kind_check
    check (kind in ('ROLES', 'PASSWORD', 'SECOND_STEP', 'RECEIVER') and (kind = 'RECEIVER') = (matter is not null and home is not null));
drop index access_requests_open;
create unique index access_requests_open on access_requests
    (kind, coalesce(staff, '00000000-0000-0000-0000-000000000000'), coalesce(post, '00000000-0000-0000-0000-000000000000'),
     coalesce(matter, '00000000-0000-0000-0000-000000000000'))
    where decided_at is null;
create index access_requests_matter on access_requests (home, matter) where matter is not null;
