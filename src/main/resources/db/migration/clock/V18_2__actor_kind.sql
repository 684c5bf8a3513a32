-- One spelling for whoever acts, as in every other table.

update time_limit_pauses set actor_kind = lower(actor_kind), ended_by_kind = lower(ended_by_kind)
 where actor_kind <> lower(actor_kind) or ended_by_kind <> lower(ended_by_kind);
update time_limit_extensions set actor_kind = lower(actor_kind) where actor_kind <> lower(actor_kind);

alter table time_limit_pauses add constraint time_limit_pauses_actor_kind check (
    actor_kind in ('staff', 'person', 'program') and (ended_by_kind is null or ended_by_kind in ('staff', 'person', 'program')));
alter table time_limit_extensions add constraint time_limit_extensions_actor_kind check (actor_kind in ('staff', 'person', 'program'));
