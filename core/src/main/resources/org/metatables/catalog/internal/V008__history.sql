-- Every change of what the catalog says about a table: who made it, by what, and what was said before.
-- Triggers keep it, so that nobody can forget to, and no message to the server is spent on it.

create table metatables.meta_table_history (
  table_uid uuid not null,
  revision bigint not null,
  kind text not null check (kind in ('created', 'changed', 'deleted')),
  changed text[] not null,
  earlier jsonb not null check (jsonb_typeof(earlier) = 'object'),
  changed_at timestamp with time zone not null default clock_timestamp(),
  changed_by text not null default session_user,
  command text,
  run_uid uuid,
  -- A uid that was deleted cannot come back: its revisions are taken.
  primary key (table_uid, revision)
);
comment on table metatables.meta_table_history is
  'How the rows of meta_table came to say what they say. Rows that are older than this table have a history from then on.';
comment on column metatables.meta_table_history.table_uid is 'The row; it may have been deleted.';
comment on column metatables.meta_table_history.revision is 'The revision that the change made; a deletion is one more.';
comment on column metatables.meta_table_history.kind is 'created, changed or deleted.';
comment on column metatables.meta_table_history.changed is 'The columns that changed.';
comment on column metatables.meta_table_history.earlier is
  'What those columns said before; of a deleted row all that it said.';
comment on column metatables.meta_table_history.changed_at is 'When.';
comment on column metatables.meta_table_history.changed_by is 'The login that made the change.';
comment on column metatables.meta_table_history.command is
  'The command that made it, such as update; null where somebody wrote SQL.';
comment on column metatables.meta_table_history.run_uid is 'The migration that made it.';

create function metatables.count_revision() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  new.revision := old.revision + 1;
  return new;
end
$$;
comment on function metatables.count_revision() is 'Counts a change that its writer did not count.';

-- Updates of other columns, such as the status, are none of its business, and fast.
create trigger meta_table_2_counts_revision before update of
  data_source_uid, physical_schema, physical_table_name, identifier, namespace, description, labels, protect_from_deletion,
  management_mode, schema_management_mode, migration_package, migration_namespace, migration_provider_key, root_uid,
  table_kind, contract, definition, fingerprint, given_labels, given_description, given_protection
on metatables.meta_table
for each row
when (
  new.revision = old.revision
  and (
    new.data_source_uid, new.physical_schema, new.physical_table_name, new.identifier, new.namespace, new.description,
    new.labels, new.protect_from_deletion, new.management_mode, new.schema_management_mode, new.migration_package,
    new.migration_namespace, new.migration_provider_key, new.root_uid, new.table_kind, new.contract, new.definition,
    new.fingerprint)
    is distinct from (
    old.data_source_uid, old.physical_schema, old.physical_table_name, old.identifier, old.namespace, old.description,
    old.labels, old.protect_from_deletion, old.management_mode, old.schema_management_mode, old.migration_package,
    old.migration_namespace, old.migration_provider_key, old.root_uid, old.table_kind, old.contract, old.definition,
    old.fingerprint))
execute function metatables.count_revision();

-- Whoever may write meta_table may not write its history: hence the rights of the owner.
create function metatables.record_creation() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  insert into metatables.meta_table_history (table_uid, revision, kind, changed, earlier, command, run_uid)
  select n.uid, n.revision, 'created', '{}', '{}', nullif(current_setting('metatables.command', true), ''),
    nullif(current_setting('metatables.run', true), '')::uuid
  from new_rows n;
  return null;
end
$$;
comment on function metatables.record_creation() is 'Records rows that were made.';

create trigger meta_table_records_creation after insert on metatables.meta_table
referencing new table as new_rows for each statement execute function metatables.record_creation();

create function metatables.record_change() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  insert into metatables.meta_table_history (table_uid, revision, kind, changed, earlier, command, run_uid)
  select new.uid, new.revision, 'changed', coalesce(array_agg(f.name order by f.name), '{}'),
    coalesce(jsonb_object_agg(f.name, f.earlier), '{}'), nullif(current_setting('metatables.command', true), ''),
    nullif(current_setting('metatables.run', true), '')::uuid
  from (values
    ('data_source_uid', to_jsonb(old.data_source_uid), old.data_source_uid is distinct from new.data_source_uid),
    ('physical_schema', to_jsonb(old.physical_schema), old.physical_schema is distinct from new.physical_schema),
    ('physical_table_name', to_jsonb(old.physical_table_name), old.physical_table_name is distinct from new.physical_table_name),
    ('identifier', to_jsonb(old.identifier), old.identifier is distinct from new.identifier),
    ('namespace', to_jsonb(old.namespace), old.namespace is distinct from new.namespace),
    ('description', to_jsonb(old.description), old.description is distinct from new.description),
    ('labels', to_jsonb(old.labels), old.labels is distinct from new.labels),
    ('protect_from_deletion', to_jsonb(old.protect_from_deletion), old.protect_from_deletion is distinct from new.protect_from_deletion),
    ('management_mode', to_jsonb(old.management_mode), old.management_mode is distinct from new.management_mode),
    ('schema_management_mode', to_jsonb(old.schema_management_mode), old.schema_management_mode is distinct from new.schema_management_mode),
    ('migration_package', to_jsonb(old.migration_package), old.migration_package is distinct from new.migration_package),
    ('migration_namespace', to_jsonb(old.migration_namespace), old.migration_namespace is distinct from new.migration_namespace),
    ('migration_provider_key', to_jsonb(old.migration_provider_key), old.migration_provider_key is distinct from new.migration_provider_key),
    ('root_uid', to_jsonb(old.root_uid), old.root_uid is distinct from new.root_uid),
    ('table_kind', to_jsonb(old.table_kind), old.table_kind is distinct from new.table_kind),
    ('contract', old.contract, old.contract is distinct from new.contract),
    ('definition', old.definition, old.definition is distinct from new.definition),
    ('fingerprint', to_jsonb(old.fingerprint), old.fingerprint is distinct from new.fingerprint)
  ) as f(name, earlier, differs)
  where f.differs;
  return null;
end
$$;
comment on function metatables.record_change() is 'Records a row that was changed, with what it said before.';

create trigger meta_table_records_change after update on metatables.meta_table
for each row when (new.revision is distinct from old.revision) execute function metatables.record_change();

create function metatables.record_deletion() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  insert into metatables.meta_table_history (table_uid, revision, kind, changed, earlier, command, run_uid)
  values (
    old.uid, old.revision + 1, 'deleted', '{}', to_jsonb(old) - 'introspection_snapshot' - 'introspected_at',
    nullif(current_setting('metatables.command', true), ''),
    nullif(current_setting('metatables.run', true), '')::uuid);
  return null;
end
$$;
comment on function metatables.record_deletion() is 'Records a row that was deleted, with all that it said.';

create trigger meta_table_records_deletion after delete on metatables.meta_table
for each row execute function metatables.record_deletion();

grant select on metatables.meta_table_history to public;
