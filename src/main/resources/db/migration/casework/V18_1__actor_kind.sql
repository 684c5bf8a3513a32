-- One spelling for whoever acts: staff, person, program, as the journal and the vault write it.

update leg_acts set actor_kind = lower(actor_kind) where actor_kind <> lower(actor_kind);
update correspondence set actor_kind = lower(actor_kind) where actor_kind <> lower(actor_kind);

alter table leg_acts add constraint leg_acts_actor_kind check (actor_kind in ('staff', 'person', 'program'));
alter table correspondence add constraint correspondence_actor_kind check (actor_kind in ('staff', 'person', 'program'));
