-- Writes the rows of those tables of a provider that have none, in one statement and hence in one round trip.
-- A row that is there is left alone. Where a single table must be refused, or the data source keeps no tables, nothing is
-- written; the result says what stands against it.
with run as materialized (
  select ?::text as package, ?::text as namespace, ?::text as provider_key, ?::boolean as keeps_its_root
),
-- A provider keeps the change-log table that it has, unless one was named. Where it had several, the tables tell which counts.
present_root as materialized (
  select m.uid
  from metatables.meta_table m
  join run on m.migration_provider_key = run.provider_key
  where run.keeps_its_root and m.schema_management_mode = 'liquibase_managed' and m.root_uid is null
  order by (select pg_catalog.max(t.updated_at) from metatables.meta_table t where t.root_uid = m.uid) desc nulls last, m.uid
  limit 1
),
named as materialized (
  select d.*, s.uid as data_source_uid, coalesce(m.uid, pg_catalog.gen_random_uuid()) as uid, m.uid is null as is_new,
    m.provisioning_status, coalesce(m.migration_provider_key = run.provider_key, m.uid is null) as is_free,
    exists (
      select from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      where n.nspname = d.physical_schema and c.relname = d.physical_table_name and c.relkind in ('r', 'p')
    ) as table_exists
  from rows from (pg_catalog.jsonb_to_recordset(?::jsonb) as (
    is_root boolean, physical_schema text, physical_table_name text, identifier text, namespace text,
    definition_digest text, description text, labels text[], protect_from_deletion boolean, table_kind text,
    structure text, fingerprint text)) with ordinality as d(
    is_root, physical_schema, physical_table_name, identifier, namespace,
    definition_digest, description, labels, protect_from_deletion, table_kind,
    structure, fingerprint, position)
  cross join run
  cross join metatables.data_source s
  left join metatables.meta_table m
    on m.data_source_uid = s.uid
    and m.physical_schema = d.physical_schema
    and m.physical_table_name = d.physical_table_name
  where s.name = 'default'
),
-- Of the change-log tables that may be meant, the first one that is there and belongs to nobody else, or else the first one.
new_root as materialized (
  select n.uid
  from named n
  where n.is_root and not exists (select from present_root)
  order by n.table_exists and n.is_free desc, n.position
  limit 1
),
declared as materialized (
  select n.*,
    case
      when not n.is_new then n.provisioning_status
      when n.table_exists and n.definition_digest = any (?::text[]) then 'active'
      else 'reserved'
    end as status
  from named n
  where not n.is_root or n.uid in (select uid from new_root)
),
\ir documents.sql
\ir conflict.sql
created as (
  insert into metatables.meta_table (
    uid, data_source_uid, physical_schema, physical_table_name, identifier, namespace, description, labels,
    protect_from_deletion, management_mode, schema_management_mode, provisioning_status, migration_package,
    migration_namespace, migration_provider_key, root_uid, table_kind, contract, definition, definition_digest, structure,
    fingerprint, activated_at)
  select d.uid, d.data_source_uid, d.physical_schema, d.physical_table_name, d.identifier, d.namespace, d.description,
    d.labels, d.protect_from_deletion, 'platform_managed', 'liquibase_managed', d.status, run.package, run.namespace,
    run.provider_key, case when not d.is_root then root.uid end, d.table_kind, c.contract, c.definition,
    d.definition_digest, d.structure, d.fingerprint, case d.status when 'active' then pg_catalog.clock_timestamp() end
  from declared d
  join document c on c.definition_digest = d.definition_digest
  cross join run
  cross join (select uid from present_root union all select uid from new_root) root
  join metatables.data_source s on s.uid = d.data_source_uid
  where d.is_new
    and not exists (select from conflict)
    and s.storage_access_mode <> 'disabled' and 'supports_table_registration' = any (s.capabilities)
)
select d.is_root, d.physical_schema, d.physical_table_name, d.identifier, d.namespace, d.uid, d.status, d.is_new,
  c.kind as conflict, c.other_uid, c.other_schema, c.other_table, c.other_owner,
  s.uid as source_uid, s.name as source_name, s.storage_access_mode as source_access_mode,
  s.capabilities as source_capabilities
from declared d
join metatables.data_source s on s.uid = d.data_source_uid
left join conflict c on c.uid = d.uid
order by d.physical_schema, d.physical_table_name, c.kind
