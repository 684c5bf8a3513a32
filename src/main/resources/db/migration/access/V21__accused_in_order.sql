-- In which transaction a row was recorded: whoever remembers what stood here at one snapshot asks for what is newer, and gets all of it (ADR 0170).
alter table accused add column recorded_in xid8 not null default pg_current_xact_id();
drop index accused_office;
create index accused_office on accused (office_id, recorded_in) where office_id is not null;
