-- Writes the rows of those tables of a provider that have none, in one statement and hence in one round trip.
-- A row that is there is left alone. Where a single table must be refused, nothing is written; the result says what stands
-- against it.
with run as materialized (
  select ?::text as package, ?::text as namespace, ?::text as provider_key, ?::boolean as any_root
),
-- A provider keeps the change-log table that it has, unless one was named. Where it had several, the tables tell which counts.
present_root as materialized (
  select m.uid
  from metatables.meta_table m
  join run on m.migration_provider_key = run.provider_key
  where run.any_root and m.schema_management_mode = 'liquibase_managed' and m.root_uid is null
  order by (select max(t.updated_at) from metatables.meta_table t where t.root_uid = m.uid) desc nulls last, m.uid
  limit 1
),
declared as materialized (
  select d.*, s.uid as data_source_uid, coalesce(m.uid, gen_random_uuid()) as uid, m.uid is null as is_new,
    case
      when m.uid is not null then m.provisioning_status
      when d.definition_digest = any (?::text[]) and exists (
          select from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
          where n.nspname = d.physical_schema and c.relname = d.physical_table_name and c.relkind in ('r', 'p'))
        then 'active'
      else 'reserved'
    end as status
  from jsonb_to_recordset(?::jsonb) as d(
    is_root boolean, physical_schema text, physical_table_name text, identifier text, namespace text,
    definition_digest text, description text, labels text[], protect_from_deletion boolean, table_kind text,
    contract jsonb, definition jsonb, structure text, fingerprint text)
  cross join metatables.data_source s
  left join metatables.meta_table m
    on m.data_source_uid = s.uid
    and m.physical_schema = d.physical_schema
    and m.physical_table_name = d.physical_table_name
  where s.name = 'default' and not (d.is_root and exists (select from present_root))
),
root as materialized (
  select uid from present_root
  union all
  select uid from declared where is_root
),
\ir conflict.sql
created as (
  insert into metatables.meta_table (
    uid, data_source_uid, physical_schema, physical_table_name, identifier, namespace, description, labels,
    protect_from_deletion, management_mode, schema_management_mode, provisioning_status, migration_package,
    migration_namespace, migration_provider_key, root_uid, table_kind, contract, definition, definition_digest, structure,
    fingerprint, activated_at)
  select d.uid, d.data_source_uid, d.physical_schema, d.physical_table_name, d.identifier, d.namespace, d.description,
    d.labels, d.protect_from_deletion, 'platform_managed', 'liquibase_managed', d.status, run.package, run.namespace,
    run.provider_key, case when not d.is_root then root.uid end, d.table_kind, d.contract, d.definition,
    d.definition_digest, d.structure, d.fingerprint, case d.status when 'active' then clock_timestamp() end
  from declared d
  cross join run
  cross join root
  where d.is_new and not exists (select from conflict)
)
select d.is_root, d.physical_schema, d.physical_table_name, d.identifier, d.namespace, d.uid, d.status, d.is_new,
  c.kind as conflict, c.other_uid, c.other_schema, c.other_table, c.other_owner
from declared d
left join conflict c on c.uid = d.uid
order by d.physical_schema, d.physical_table_name, c.kind
