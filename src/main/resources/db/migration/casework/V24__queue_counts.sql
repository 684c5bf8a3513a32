-- The counts beside a queue read indexes alone: who sees the leg, when it is due by any rule and by law, and the matter for the shield.
drop index legs_open_office;
drop index legs_open_turn;
drop index legs_open_branch;
drop index legs_open_city;
create index legs_open_office on legs (home, office_id, (coalesce(due_at, 'infinity'::timestamptz)), id) include (matter, due_at, legal_due_at)
    where open and not sealed;
create index legs_open_turn on legs (home, turn_id, (coalesce(due_at, 'infinity'::timestamptz)), id) include (matter, due_at, legal_due_at)
    where open and not sealed;
create index legs_open_branch on legs (home, branch_id, (coalesce(due_at, 'infinity'::timestamptz)), id) include (matter, due_at, legal_due_at)
    where open and not sealed;
create index legs_open_city on legs (home, (coalesce(due_at, 'infinity'::timestamptz)), id) include (matter, due_at, legal_due_at)
    where open and not sealed;

-- Legs whose first date is a local target and not the deadline of law: what is past a target is counted among these, not among all that is past.
create index legs_open_target on legs (home, due_at) include (office_id, branch_id, turn_id, matter, legal_due_at)
    where open and not sealed and legal_due_at is distinct from due_at;
