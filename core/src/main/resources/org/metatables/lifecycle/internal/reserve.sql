-- Reserves all tables of a provider and records the run, in one statement and hence in one round trip.
-- Where a single table must be refused, or comes without its content and differs from its row ("undecided"), or the
-- operations role or its boundary is missing, or the data source allows no migration, nothing is written; the result says in each case what was found.
with run as materialized (
  select ?::uuid as uid, ?::text as command, ?::integer as client_side_pid, ?::text as host,
         ?::text as package, ?::text as namespace, ?::text as provider_key,
         ?::text as operations_role
),
operations as materialized (
  select r.oid is null as role_missing,
    not exists (
      select from pg_catalog.pg_proc p join pg_catalog.pg_namespace n on n.oid = p.pronamespace
      where n.nspname = 'metatables_boundary' and p.proname = 'scope_role' and pg_catalog.has_function_privilege(r.oid, p.oid, 'execute')
    ) as boundary_missing
  from run
  left join pg_catalog.pg_roles r on r.rolname = run.operations_role
  where run.operations_role is not null
),
declared as materialized (
  select d.*, s.uid as data_source_uid, coalesce(m.uid, pg_catalog.gen_random_uuid()) as uid, m.uid is null as is_new
  from pg_catalog.jsonb_to_recordset(?::jsonb) as d(
    is_root boolean, physical_schema text, physical_table_name text, identifier text, namespace text,
    definition_digest text,
    -- The content, which is null where it is not sent; its documents come apart.
    description text, labels text[], protect_from_deletion boolean, table_kind text, structure text, fingerprint text)
  cross join metatables.data_source s
  left join metatables.meta_table m
    on m.data_source_uid = s.uid
    and m.physical_schema = d.physical_schema
    and m.physical_table_name = d.physical_table_name
  where s.name = 'default'
),
planned as materialized (
  select d.*, r.root_uid, m.provisioning_status as previous_status,
    case
      when (m.definition_digest, m.root_uid, m.migration_package, m.migration_namespace)
        is not distinct from (d.definition_digest, r.root_uid, run.package, run.namespace)
        then case m.provisioning_status when 'reserved' then 'adopted' else 'unchanged' end
      when d.structure is null then 'undecided'
      when d.is_new then 'created'
      when m.structure is distinct from d.structure then 'changed'
      else 'described'
    end as action
  from declared d
  cross join run
  cross join lateral (
    select case when not d.is_root then (select root.uid from declared root where root.is_root) end as root_uid) r
  left join metatables.meta_table m on m.uid = d.uid
),
\ir documents.sql
\ir conflict.sql
writable as materialized (
  select from run
  where not exists (select from conflict)
    and not exists (select from planned where action = 'undecided')
    and not exists (select from operations where role_missing or boundary_missing)
    and exists (
      select from metatables.data_source s
      where s.name = 'default' and s.storage_access_mode = 'read_write' and 'supports_table_migration' = any (s.capabilities))
),
started as (
  insert into metatables.run (
    uid, provider_key, command, backend_pid, backend_start, direct, host, tables_reserved, tables_unchanged)
  select run.uid, run.provider_key, run.command, pg_catalog.pg_backend_pid(),
    (select backend_start from pg_stat_activity where pid = pg_catalog.pg_backend_pid()),
    -- A pooler tells its client another process number than the one that serves it.
    coalesce(run.client_side_pid = pg_catalog.pg_backend_pid(), false),
    run.host,
    (select pg_catalog.count(*) from planned where action in ('created', 'changed', 'adopted')),
    (select pg_catalog.count(*) from planned where action in ('described', 'unchanged'))
  from run
  cross join writable
),
created as (
  insert into metatables.meta_table (
    uid, data_source_uid, physical_schema, physical_table_name, identifier, namespace, description, labels,
    protect_from_deletion, management_mode, schema_management_mode, provisioning_status, migration_package,
    migration_namespace, migration_provider_key, root_uid, table_kind, contract, definition, definition_digest, structure,
    fingerprint, reserved_by_run)
  select p.uid, p.data_source_uid, p.physical_schema, p.physical_table_name, p.identifier, p.namespace, p.description,
    p.labels, p.protect_from_deletion, 'platform_managed', 'liquibase_managed', 'reserved', run.package, run.namespace,
    run.provider_key, p.root_uid, p.table_kind, c.contract, c.definition, p.definition_digest, p.structure, p.fingerprint,
    run.uid
  from planned p
  join document c on c.definition_digest = p.definition_digest
  cross join run
  cross join writable
  where p.action = 'created'
),
updated as (
  update metatables.meta_table m
  set identifier = p.identifier, namespace = p.namespace, description = p.description, labels = p.labels,
    protect_from_deletion = p.protect_from_deletion, migration_package = run.package,
    migration_namespace = run.namespace, root_uid = p.root_uid, table_kind = p.table_kind, contract = c.contract,
    definition = c.definition, definition_digest = p.definition_digest, structure = p.structure,
    fingerprint = p.fingerprint,
    provisioning_status = case p.action when 'changed' then 'reserved' else m.provisioning_status end,
    reserved_by_run = case when p.action = 'changed' or m.provisioning_status = 'reserved' then run.uid end,
    revision = m.revision + 1,
    undeclared_since = null,
    updated_at = pg_catalog.clock_timestamp()
  from planned p
  join document c on c.definition_digest = p.definition_digest
  cross join run
  cross join writable
  where m.uid = p.uid and p.action in ('changed', 'described')
),
adopted as (
  update metatables.meta_table m
  set reserved_by_run = run.uid, undeclared_since = null, updated_at = pg_catalog.clock_timestamp()
  from planned p
  cross join run
  cross join writable
  where m.uid = p.uid and p.action = 'adopted'
),
redeclared as (
  update metatables.meta_table m
  set undeclared_since = null, updated_at = pg_catalog.clock_timestamp()
  from planned p
  cross join writable
  where m.uid = p.uid and p.action = 'unchanged' and m.undeclared_since is not null
),
undeclared as (
  update metatables.meta_table m
  set undeclared_since = pg_catalog.clock_timestamp(), updated_at = pg_catalog.clock_timestamp()
  from run
  cross join writable
  where m.migration_provider_key = run.provider_key and m.schema_management_mode = 'liquibase_managed'
    and m.undeclared_since is null and m.uid not in (select uid from declared)
)
select p.is_root, p.physical_schema, p.physical_table_name, p.identifier, p.namespace, p.uid, p.action,
  p.previous_status, c.kind as conflict, c.other_uid, c.other_schema, c.other_table, c.other_owner,
  exists (select from operations where role_missing) as operations_role_missing,
  exists (select from operations where boundary_missing) as boundary_missing,
  s.uid as source_uid, s.name as source_name, s.storage_access_mode as source_access_mode,
  s.capabilities as source_capabilities
from planned p
cross join run
join metatables.data_source s on s.uid = p.data_source_uid
left join conflict c on c.uid = p.uid
order by p.physical_schema, p.physical_table_name, c.kind
