-- What stands against rows for the tables "declared" under the provider of the "run": a part of other statements.
-- Not as a whole: the catalog may be large, and few rows are asked for.
owned as not materialized (
  select m.*, case when m.schema_management_mode = 'liquibase_managed' then m.migration_provider_key
    else pg_catalog.concat_ws(', ', m.migration_provider_key, m.schema_management_mode) end as owner
  from metatables.meta_table m
),
conflict as materialized (
  select 'foreign_table' as kind, d.uid, m.uid as other_uid, m.physical_schema as other_schema,
         m.physical_table_name as other_table, m.owner as other_owner
  from declared d
  cross join run
  join owned m on m.uid = d.uid
  where (m.schema_management_mode, m.migration_provider_key)
    is distinct from ('liquibase_managed', run.provider_key)
  union all
  select 'duplicate_identifier', d.uid, m.uid, m.physical_schema,
         m.physical_table_name, m.owner
  from declared d
  join owned m on m.namespace = d.namespace and m.identifier = d.identifier
  where m.uid not in (select uid from declared)
),
