-- The catalog of MetaTables: what governed tables there are, what they mean, who owns them, and whether they are usable.
-- Applied in one transaction. The schema may have been made beforehand by an administrator, for the migrating role.

do $$
begin
  -- "create schema if not exists" asks for the right to create schemas even where the schema is there.
  if not exists (select from pg_catalog.pg_namespace where nspname = 'metatables') then
    create schema metatables;
  end if;
end
$$;
comment on schema metatables is
  'The catalog of MetaTables. Written by migrations alone; everybody may read it.';

create table metatables.catalog_version (
  version integer primary key check (version > 0),
  script text not null,
  checksum text not null,
  installed_at timestamp with time zone not null default clock_timestamp(),
  installed_by text not null default session_user
);
comment on table metatables.catalog_version is 'The scripts that made this catalog; the highest version is the catalog''s.';
comment on column metatables.catalog_version.version is 'The number of the script.';
comment on column metatables.catalog_version.script is 'The file name of the script in metatables-core.';
comment on column metatables.catalog_version.checksum is 'The SHA-256 of the script as it was applied, in hexadecimal.';
comment on column metatables.catalog_version.installed_at is 'When it was applied.';
comment on column metatables.catalog_version.installed_by is 'The login that applied it.';

create table metatables.data_source (
  uid uuid primary key default gen_random_uuid(),
  name text not null unique check (name <> ''),
  storage_access_mode text not null default 'read_write'
    check (storage_access_mode in ('read_write', 'read_only', 'disabled'))
);
comment on table metatables.data_source is 'Where governed tables are stored.';
comment on column metatables.data_source.uid is 'The identity of the data source, stable for ever.';
comment on column metatables.data_source.name is 'Its name; "default" is the database that holds this catalog.';
comment on column metatables.data_source.storage_access_mode is
  'read_write; read_only refuses governed writes; disabled refuses all governed operations.';

insert into metatables.data_source (name) values ('default');

create table metatables.run (
  uid uuid primary key,
  provider_key text not null,
  command text not null,
  backend_pid integer not null,
  backend_start timestamp with time zone,
  direct boolean not null,
  host text not null,
  started_at timestamp with time zone not null default clock_timestamp(),
  finished_at timestamp with time zone,
  outcome text check (outcome in ('succeeded', 'mismatched', 'failed', 'abandoned')),
  tables_reserved integer not null default 0,
  tables_unchanged integer not null default 0,
  tables_activated integer not null default 0,
  tables_not_active integer not null default 0,
  constraint run_finishes_with_an_outcome check ((finished_at is null) = (outcome is null))
);
comment on table metatables.run is 'The migrations that were started, and how they ended.';
comment on column metatables.run.uid is 'The identity of the run.';
comment on column metatables.run.provider_key is 'The provider that ran.';
comment on column metatables.run.command is 'The command that was run, such as update.';
comment on column metatables.run.backend_pid is 'The server process of the run''s connection.';
comment on column metatables.run.backend_start is
  'When that process started: together with its number it names one connection of the server''s life.';
comment on column metatables.run.direct is
  'Whether the connection reached the server without a pooler between; only then does the process stand for the run.';
comment on column metatables.run.host is 'The host name of the machine that ran.';
comment on column metatables.run.started_at is 'When the run reserved its tables.';
comment on column metatables.run.finished_at is 'When the run ended; null while it lasts, and for ever where it was killed.';
comment on column metatables.run.outcome is
  'succeeded: every table matches; mismatched: some do not; failed: the migration failed; abandoned: found dead by a later run.';
comment on column metatables.run.tables_reserved is 'How many tables were new or changed, or were adopted from an unfinished run.';
comment on column metatables.run.tables_unchanged is 'How many tables were active and as declared, and hence not written.';
comment on column metatables.run.tables_activated is 'How many tables became active.';
comment on column metatables.run.tables_not_active is 'How many tables were not active in the end.';
create index run_unfinished on metatables.run (provider_key) where finished_at is null;

create table metatables.meta_table (
  uid uuid primary key default gen_random_uuid(),
  data_source_uid uuid not null references metatables.data_source,
  physical_schema text not null check (physical_schema <> ''),
  physical_table_name text not null check (physical_table_name <> ''),
  identifier text check (identifier <> ''),
  namespace text not null check (namespace <> ''),
  description text,
  labels text[] not null default '{}',
  protect_from_deletion boolean not null default false,
  management_mode text not null check (management_mode in ('platform_managed', 'external_registered')),
  schema_management_mode text not null check (
    schema_management_mode in ('liquibase_managed', 'alembic_managed', 'backend_managed', 'external_registered')),
  provisioning_status text not null check (provisioning_status in ('reserved', 'active')),
  migration_package text,
  migration_namespace text,
  migration_provider_key text,
  root_uid uuid references metatables.meta_table,
  contract_version text not null generated always as (contract ->> 'version') stored,
  table_kind text not null check (table_kind in ('relational', 'time_indexed')),
  contract jsonb not null check (jsonb_typeof(contract) = 'object'),
  definition jsonb check (jsonb_typeof(definition) = 'object'),
  definition_digest text,
  structure text,
  fingerprint text not null check (fingerprint <> ''),
  revision bigint not null default 1 check (revision > 0),
  reserved_by_run uuid references metatables.run,
  created_at timestamp with time zone not null default clock_timestamp(),
  updated_at timestamp with time zone not null default clock_timestamp(),
  activated_at timestamp with time zone,
  constraint meta_table_physical_identity unique (data_source_uid, physical_schema, physical_table_name),
  -- Checked at the end of a statement, so that two tables can swap their identifiers.
  constraint meta_table_logical_identity unique (namespace, identifier) deferrable initially immediate,
  constraint meta_table_external_both_ways check (
    (management_mode = 'external_registered') = (schema_management_mode = 'external_registered')),
  constraint meta_table_migrated_by_a_provider check (
    num_nonnulls(migration_package, migration_namespace, migration_provider_key)
      = case when schema_management_mode in ('liquibase_managed', 'alembic_managed') then 3 else 0 end),
  constraint meta_table_liquibase_has_a_definition check (
    schema_management_mode <> 'liquibase_managed' or num_nonnulls(definition, definition_digest, structure) = 3),
  constraint meta_table_active_is_not_reserved_by_a_run check (
    provisioning_status = 'reserved' or reserved_by_run is null)
);
comment on table metatables.meta_table is 'The governed tables.';
comment on column metatables.meta_table.uid is 'The identity of the table in the catalog, stable for ever.';
comment on column metatables.meta_table.data_source_uid is 'Where the table is stored.';
comment on column metatables.meta_table.physical_schema is 'The schema of the physical table.';
comment on column metatables.meta_table.physical_table_name is 'The name of the physical table.';
comment on column metatables.meta_table.identifier is 'The logical name, unique in its namespace.';
comment on column metatables.meta_table.namespace is 'The namespace of the logical name.';
comment on column metatables.meta_table.description is 'What the table holds, in words.';
comment on column metatables.meta_table.labels is 'Words to find and group tables by.';
comment on column metatables.meta_table.protect_from_deletion is 'Whether the catalog refuses to delete the table.';
comment on column metatables.meta_table.management_mode is
  'Who owns this row: platform_managed (MetaTables) or external_registered (somebody else told us about the table).';
comment on column metatables.meta_table.schema_management_mode is
  'Who owns the DDL: liquibase_managed, alembic_managed (a Python project), backend_managed or external_registered.';
comment on column metatables.meta_table.provisioning_status is
  'reserved: declared but not proved to be there as declared; active: usable.';
comment on column metatables.meta_table.migration_package is 'The package of the migration provider.';
comment on column metatables.meta_table.migration_namespace is 'The migration namespace of the provider.';
comment on column metatables.meta_table.migration_provider_key is 'The owner that is checked before a migration touches the row.';
comment on column metatables.meta_table.root_uid is
  'The provider''s change-log table; null for that table itself and for tables without a migration provider.';
comment on column metatables.meta_table.contract_version is 'The version of the contract''s form.';
comment on column metatables.meta_table.table_kind is 'relational or time_indexed.';
comment on column metatables.meta_table.contract is 'The neutral contract that other tools read.';
comment on column metatables.meta_table.definition is 'What the author declared, with all that DDL needs.';
comment on column metatables.meta_table.definition_digest is
  'The SHA-256 of the definition: a migration sends the whole definition only where this differs.';
comment on column metatables.meta_table.structure is
  'The SHA-256 of the part of the definition that the physical table has to match; labels and descriptions are no part of it.';
comment on column metatables.meta_table.fingerprint is 'The hash of the contract''s shape; never an identity.';
comment on column metatables.meta_table.revision is 'Counts the changes of what is declared, from 1.';
comment on column metatables.meta_table.reserved_by_run is 'The run that last reserved the row; null once it is active.';
comment on column metatables.meta_table.created_at is 'When the row was made.';
comment on column metatables.meta_table.updated_at is 'When the row last changed.';
comment on column metatables.meta_table.activated_at is 'When the row last became active.';
create index meta_table_provider on metatables.meta_table (migration_provider_key);
create index meta_table_root on metatables.meta_table (root_uid);
create index meta_table_reserved_by on metatables.meta_table (reserved_by_run) where reserved_by_run is not null;

grant usage on schema metatables to public;
grant select on metatables.catalog_version, metatables.data_source, metatables.meta_table to public;
