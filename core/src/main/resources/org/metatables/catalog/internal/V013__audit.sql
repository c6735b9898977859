-- One row for each governed operation: who, what, with which tables, and what became of it. Never the value of a parameter, unless
-- that was asked for.

create table metatables.audit (
  id uuid not null,
  at timestamp with time zone not null,
  login text not null default session_user,
  principal text not null,
  acting_for text,
  application text not null,
  kind text not null check (kind in ('select', 'insert', 'update', 'delete', 'upsert')),
  tables uuid[] not null,
  written uuid[] not null check (written <@ tables),
  fingerprint bytea not null check (octet_length(fingerprint) = 32),
  statement text,
  parameters text[] not null,
  parameter_values jsonb,
  outcome text not null check (outcome in ('succeeded', 'refused', 'failed', 'timed_out', 'unknown')),
  net text check (net in ('access', 'scope', 'text', 'analysis', 'boundary', 'box')),
  reason text,
  sqlstate text,
  row_count bigint,
  duration_us bigint,
  primary key (at, id)
) partition by range (at);
comment on table metatables.audit is 'One row for each governed operation, also for those that were refused or failed.';
comment on column metatables.audit.id is 'The identity of the operation. It begins with the milliseconds of its time, as UUIDs of version 7 do.';
comment on column metatables.audit.at is 'When the operation began, by the clock of this server.';
comment on column metatables.audit.login is 'The login of the database that wrote the row; nobody can choose it.';
comment on column metatables.audit.principal is 'Who executed the operation.';
comment on column metatables.audit.acting_for is 'On whose behalf, where it was not their own.';
comment on column metatables.audit.application is 'The name of the application.';
comment on column metatables.audit.kind is 'What the operation declared.';
comment on column metatables.audit.tables is 'The uids of all tables that the operation declared, whether or not there are such tables.';
comment on column metatables.audit.written is 'Those of them that it declared with write access.';
comment on column metatables.audit.fingerprint is
  'The SHA-256 of the normalised text: without comments and literals, so that no literal can be guessed from it.';
comment on column metatables.audit.statement is 'The text with its literals, where the application is set to keep texts.';
comment on column metatables.audit.parameters is 'The names of the parameters.';
comment on column metatables.audit.parameter_values is
  'The VALUES of the parameters by name. Null unless the application is set to keep values.';
comment on column metatables.audit.outcome is
  'succeeded; refused: nothing was executed; failed and timed_out: nothing was written; unknown: the connection broke while a write was committed.';
comment on column metatables.audit.net is 'What refused or stopped the operation; null where nothing of MetaTables did.';
comment on column metatables.audit.reason is 'Why the operation did not succeed, without values.';
comment on column metatables.audit.sqlstate is 'The SQLSTATE of the error, where PostgreSQL reported one.';
comment on column metatables.audit.row_count is
  'How many rows were given back, or written where none are. Null: none, or not known, since the application ended before it could tell.';
comment on column metatables.audit.duration_us is 'How many microseconds the operation took. Null: not known, as for row_count.';
create index audit_principal on metatables.audit (principal, at);
create index audit_tables on metatables.audit using gin (tables);
create index audit_troubles on metatables.audit (at, id) where outcome <> 'succeeded';

-- A row for whose time no partition was made is not lost.
create table metatables.audit_default (like metatables.audit including all);
alter table metatables.audit attach partition metatables.audit_default default;
comment on table metatables.audit_default is 'Rows for whose time there was no partition; they move when it is made.';

create table metatables.audit_setting (
  singleton boolean primary key default true check (singleton),
  period text not null default 'month' check (period in ('day', 'month')),
  ahead int not null default 3 check (ahead between 1 and 100),
  retention interval default interval '13 months' check (retention >= interval '1 day')
);
comment on table metatables.audit_setting is 'How the audit is stored, and for how long.';
comment on column metatables.audit_setting.singleton is 'There is one row.';
comment on column metatables.audit_setting.period is 'day or month: what a new partition holds.';
comment on column metatables.audit_setting.ahead is 'For how many periods to come partitions are made.';
comment on column metatables.audit_setting.retention is 'How long rows are kept; null means for ever.';
insert into metatables.audit_setting default values;

-- The audit is for those to whom its owner grants it, whatever the owner's default privileges say.
revoke all on metatables.audit, metatables.audit_default, metatables.audit_setting from public;

create function metatables.audit_partitions(out name text, out begins timestamp with time zone, out ends timestamp with time zone)
returns setof record
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
begin
  return query
    select c.relname::text, substring(b.text from 'FROM \(''([^'']+)''\)')::timestamptz,
      substring(b.text from 'TO \(''([^'']+)''\)')::timestamptz
    from pg_inherits i
    join pg_class c on c.oid = i.inhrelid
    cross join lateral pg_get_expr(c.relpartbound, c.oid) as b(text)
    where i.inhparent = 'metatables.audit'::regclass and b.text <> 'DEFAULT';
end
$$;
comment on function metatables.audit_partitions() is 'The partitions of the audit, but the one for all other times.';

-- Attaching a table takes no lock on the audit that an insert has to wait for; "create table ... partition of" would.
create function metatables.make_audit_partition(begins timestamp with time zone, ends timestamp with time zone) returns void
language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  name text := 'audit_' || to_char(begins at time zone 'UTC', 'YYYYMMDD');
begin
  execute format('create table metatables.%I (like metatables.audit including all) with (fillfactor = 80)', name);
  execute format('comment on table metatables.%I is %L', name, 'The audit from ' || begins || ' to ' || ends || '.');
  execute format('revoke all on metatables.%I from public', name);
  lock table metatables.audit_default in access exclusive mode;
  execute format('with moved as (delete from metatables.audit_default where at >= %L and at < %L returning *)
    insert into metatables.%I select * from moved', begins, ends, name);
  execute format('alter table metatables.audit attach partition metatables.%I for values from (%L) to (%L)', name, begins, ends);
end
$$;
comment on function metatables.make_audit_partition(timestamp with time zone, timestamp with time zone) is
  'Makes a partition, with room in its pages for the counts that rows get later, and moves there what had none.';

create function metatables.prepare_audit() returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp set lock_timeout = '100ms'
as $$
declare
  setting metatables.audit_setting;
  step interval;
  first timestamp;
  wanted tstzrange;
  taken tstzmultirange;
  gap tstzrange;
  made int := 0;
begin
  -- One at a time.
  lock table metatables.audit_setting in share update exclusive mode nowait;
  select * into strict setting from metatables.audit_setting;
  step := ('1 ' || setting.period)::interval;
  first := date_trunc(setting.period, clock_timestamp() at time zone 'UTC');
  for number in 0 .. setting.ahead loop
    wanted := tstzrange((first + number * step) at time zone 'UTC', (first + (number + 1) * step) at time zone 'UTC');
    -- Partitions that another period made stay; what they leave free is filled.
    select coalesce(range_agg(tstzrange(p.begins, p.ends)), '{}') into taken
    from metatables.audit_partitions() p where tstzrange(p.begins, p.ends) && wanted;
    for gap in select unnest(tstzmultirange(wanted) - taken) loop
      perform metatables.make_audit_partition(lower(gap), upper(gap));
      made := made + 1;
    end loop;
  end loop;
  return made;
exception when lock_not_available then
  return null;
end
$$;
comment on function metatables.prepare_audit() is
  'Makes the partitions that will be needed, and says how many; null where somebody was in the way: nothing was done then.';

create function metatables.expire_audit() returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp set lock_timeout = '100ms'
as $$
declare
  horizon timestamp with time zone;
  expired text;
begin
  lock table metatables.audit_setting in share update exclusive mode nowait;
  select clock_timestamp() - s.retention into strict horizon from metatables.audit_setting s;
  delete from metatables.audit_default where at < horizon;
  select p.name into expired from metatables.audit_partitions() p where p.ends <= horizon order by p.begins limit 1;
  if expired is null then
    return 0;
  end if;
  execute format('drop table metatables.%I', expired);
  return 1;
exception when lock_not_available then
  return null;
end
$$;
comment on function metatables.expire_audit() is
  'Drops the oldest partition if all its rows are older than they are kept, and says how many it dropped; null where somebody was in the way. '
  'Inserts wait for at most 100 ms; call it again until it says 0.';

-- The number of rows that a write changed is not known to the message that commits it together with its row here.
create function metatables.complete_audit(
  ids uuid[], times timestamp with time zone[], row_counts bigint[], durations bigint[]) returns void
language sql security definer set search_path = pg_catalog, pg_temp
as $$
  update metatables.audit a
  set row_count = c.row_count, duration_us = c.duration_us
  from unnest(ids, times, row_counts, durations) as c(id, at, row_count, duration_us)
  where a.at = c.at and a.id = c.id and a.login = session_user and a.duration_us is null and a.outcome = 'succeeded'
    and a.at between (select min(t) from unnest(times) t) and (select max(t) from unnest(times) t)
$$;
comment on function metatables.complete_audit(uuid[], timestamp with time zone[], bigint[], bigint[]) is
  'Adds to rows of the same login, once, what was not known when they were written.';

create function metatables.let_write_audit(login name) returns void
language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  execute format('grant insert (id, at, principal, acting_for, application, kind, tables, written, fingerprint, statement, parameters,
    parameter_values, outcome, net, reason, sqlstate, row_count, duration_us) on metatables.audit to %I', login);
  execute format('grant execute on function metatables.prepare_audit(), metatables.expire_audit(),
    metatables.complete_audit(uuid[], timestamptz[], bigint[], bigint[]) to %I', login);
end
$$;
comment on function metatables.let_write_audit(name) is
  'Grants the login of governed operations what it needs to keep the audit; it cannot read it.';

revoke execute on function
  metatables.audit_partitions(), metatables.make_audit_partition(timestamptz, timestamptz), metatables.prepare_audit(),
  metatables.expire_audit(), metatables.complete_audit(uuid[], timestamptz[], bigint[], bigint[]),
  metatables.let_write_audit(name)
  from public;
