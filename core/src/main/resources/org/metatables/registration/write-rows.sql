-- Writes the rows of registered tables that are new or say something else than before. Whoever sends this holds the catalog's lock
-- and has looked at the tables: a row whose table is proven is active.
with requested as materialized (
  select r.*, coalesce(m.uid, pg_catalog.gen_random_uuid()) as uid, m.uid is null as is_new, m.provisioning_status as previous_status,
    case
      when r.table_is_proven then 'active'
      when m.contract = r.contract then m.provisioning_status
      else 'reserved'
    end as status,
    -- What people have added to the row counts as said by the request, too: so the catalog keeps it.
    (m.identifier, m.namespace, m.description, m.labels, m.protect_from_deletion, m.migration_package, m.migration_namespace,
      m.root_uid, m.alembic_revision, m.partition_strategy, m.contract, m.definition, m.fingerprint)
      is not distinct from
    (r.identifier, r.namespace,
      case when r.definition is null
        then coalesce(m.given_description, r.description)
        else coalesce(r.description, m.given_description)
      end,
      r.labels || array(
        select given.label from pg_catalog.unnest(m.given_labels) with ordinality as given(label, place)
        where pg_catalog.lower(given.label) not in (select pg_catalog.lower(said.label) from pg_catalog.unnest(r.labels) as said(label))
        order by given.place),
      r.protect_from_deletion or coalesce(m.given_protection, false), r.migration_package, r.migration_namespace,
      r.root_uid, r.alembic_revision, r.partition_strategy, r.contract, r.definition, r.fingerprint) as is_same
  from pg_catalog.jsonb_to_recordset(?::jsonb) as r(
    data_source_uid uuid, physical_schema text, physical_table_name text, identifier text, namespace text, description text,
    labels text[], protect_from_deletion boolean, management_mode text, schema_management_mode text, table_is_proven boolean,
    migration_package text, migration_namespace text, migration_provider_key text, root_uid uuid, alembic_revision text,
    partition_strategy text, table_kind text, contract jsonb, fingerprint text, snapshot jsonb, definition jsonb,
    definition_digest text, structure text)
  left join metatables.meta_table m
    on m.data_source_uid = r.data_source_uid
    and m.physical_schema = r.physical_schema
    and m.physical_table_name = r.physical_table_name
),
planned as materialized (
  select r.*,
    case
      when r.is_new then 'created'
      when r.is_same and r.status = r.previous_status then 'unchanged'
      else 'changed'
    end as action
  from requested r
),
created as (
  insert into metatables.meta_table (
    uid, data_source_uid, physical_schema, physical_table_name, identifier, namespace, description, labels,
    protect_from_deletion, management_mode, schema_management_mode, provisioning_status, migration_package,
    migration_namespace, migration_provider_key, root_uid, alembic_revision, partition_strategy, table_kind, contract,
    definition, definition_digest, structure, fingerprint, introspection_snapshot, introspected_at, activated_at)
  select p.uid, p.data_source_uid, p.physical_schema, p.physical_table_name, p.identifier, p.namespace, p.description, p.labels,
    p.protect_from_deletion, p.management_mode, p.schema_management_mode, p.status, p.migration_package,
    p.migration_namespace, p.migration_provider_key, p.root_uid, p.alembic_revision, p.partition_strategy, p.table_kind,
    p.contract, p.definition, p.definition_digest, p.structure, p.fingerprint, p.snapshot,
    case when p.snapshot is not null then pg_catalog.clock_timestamp() end,
    case when p.status = 'active' then pg_catalog.clock_timestamp() end
  from planned p
  where p.action = 'created'
),
changed as (
  update metatables.meta_table m
  set identifier = p.identifier, namespace = p.namespace, description = p.description, labels = p.labels,
    protect_from_deletion = p.protect_from_deletion, migration_package = p.migration_package,
    migration_namespace = p.migration_namespace, root_uid = p.root_uid, alembic_revision = p.alembic_revision,
    partition_strategy = p.partition_strategy, table_kind = p.table_kind, contract = p.contract, definition = p.definition,
    definition_digest = p.definition_digest, structure = p.structure, fingerprint = p.fingerprint,
    introspection_snapshot = coalesce(p.snapshot, m.introspection_snapshot),
    introspected_at = case when p.snapshot is null then m.introspected_at else pg_catalog.clock_timestamp() end,
    provisioning_status = p.status,
    reserved_by_run = case when p.status = 'reserved' then m.reserved_by_run end,
    activated_at = case when p.status = 'active' and p.previous_status <> 'active' then pg_catalog.clock_timestamp() else m.activated_at end,
    revision = case when p.is_same then m.revision else m.revision + 1 end,
    updated_at = pg_catalog.clock_timestamp()
  from planned p
  where m.uid = p.uid and p.action = 'changed'
)
select p.data_source_uid, p.physical_schema, p.physical_table_name, p.uid, p.action, p.status
from planned p
