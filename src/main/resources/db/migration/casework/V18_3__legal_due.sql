-- The legal deadline of a leg beside the date that comes first: a local target that nobody has verified is no deadline of law, and a leg past it
-- is not late. legal_due_* is the first duty by a verified rule; due_* the first by any, which orders the queue.

alter table legs
    add column legal_due_on   date,
    add column legal_due_at   timestamptz,
    add column legal_due_rule text;

update legs set legal_due_on = due_on, legal_due_at = due_at, legal_due_rule = due_rule
 where due_rule is not null
   and due_rule not in ('BJ-10', 'BJ-11', 'BJ-12', 'BJ-13', 'BJ-14', 'BJ-15', 'BJ-16', 'JY-01', 'JY-02', 'JY-03', 'IN-02', 'UK-03', 'UK-04');
