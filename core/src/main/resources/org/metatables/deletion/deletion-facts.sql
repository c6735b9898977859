-- What a deletion must know about rows; they stay locked until the end of the transaction.
select m.uid, m.physical_schema, m.physical_table_name, m.schema_management_mode, m.migration_provider_key,
  m.protect_from_deletion, m.undeclared_since is not null as undeclared,
  s.uid as source_uid, s.name as source_name, s.storage_access_mode as source_access_mode,
  s.capabilities as source_capabilities,
  c.oid is not null as table_exists,
  -- Somebody may have let the row stand for another table than the one that the catalog made.
  m.schema_management_mode = 'backend_managed'
    and coalesce(m.definition ->> 'table', m.physical_table_name) = m.physical_table_name
    and (m.definition is null or coalesce(m.definition ->> 'schema', 'public') = m.physical_schema) as made_by_catalog,
  -- A run that cannot be told to be dead counts as one that lasts.
  exists (
    select from metatables.run r
    join pg_catalog.pg_stat_activity a on a.pid = r.backend_pid
    where r.uid = m.reserved_by_run and r.finished_at is null
      and coalesce(a.backend_start = r.backend_start, true)) as migrating,
  array(
    select t.physical_schema || '.' || t.physical_table_name from metatables.meta_table t
    where t.root_uid = m.uid and t.uid <> m.uid order by 1) as rooted,
  array(
    select distinct n.nspname || '.' || v.relname
    from pg_catalog.pg_depend d
    join pg_catalog.pg_rewrite w on w.oid = d.objid and d.classid = 'pg_catalog.pg_rewrite'::regclass
    join pg_catalog.pg_class v on v.oid = w.ev_class and v.oid <> c.oid
    join pg_catalog.pg_namespace n on n.oid = v.relnamespace
    where d.refclassid = 'pg_catalog.pg_class'::regclass and d.refobjid = c.oid
    union
    select n.nspname || '.' || v.relname
    from pg_catalog.pg_inherits i
    join pg_catalog.pg_class v on v.oid = i.inhrelid and not v.relispartition
    join pg_catalog.pg_namespace n on n.oid = v.relnamespace
    where i.inhparent = c.oid
    order by 1) as views_and_heirs
from metatables.meta_table m
join metatables.data_source s on s.uid = m.data_source_uid
left join pg_catalog.pg_namespace cn on cn.nspname = m.physical_schema and s.name = 'default'
left join pg_catalog.pg_class c on c.relnamespace = cn.oid and c.relname = m.physical_table_name and c.relkind in ('r', 'p')
where m.uid = any (?)
order by m.uid
for update of m
