-- One row: what this installation is. Written once, at the first start.
create table installation (
    only_row   boolean     primary key default true check (only_row),
    home       integer     not null,
    demo       boolean     not null,
    created_at timestamptz not null default now()
);

revoke insert, update, delete, truncate on installation from huiyin_app;

-- db-scheduler 16: recurring and one-time work, safe when several copies of the program run.
create table scheduled_tasks (
    task_name            text                     not null,
    task_instance        text                     not null,
    task_data            bytea,
    execution_time       timestamp with time zone,
    picked               boolean                  not null,
    picked_by            text,
    last_success         timestamp with time zone,
    last_failure         timestamp with time zone,
    consecutive_failures int,
    last_heartbeat       timestamp with time zone,
    version              bigint                   not null,
    priority             smallint,
    primary key (task_name, task_instance)
);

create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);
create index scheduled_tasks_priority on scheduled_tasks (priority desc, execution_time asc);
