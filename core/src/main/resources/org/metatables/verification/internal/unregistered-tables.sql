-- The tables that the database has and the catalog does not, without partitions, which belong to their table, and without what
-- extensions brought. Liquibase's own are told by their columns, whatever they are called.
select n.nspname, c.relname, c.relkind, pg_catalog.obj_description(c.oid, 'pg_class') as description,
  case
    when columns.names @> '{id,author,filename,dateexecuted,orderexecuted,exectype,md5sum}' then 'liquibase_change_log'
    when columns.names @> '{id,locked,lockgranted,lockedby}' and pg_catalog.cardinality(columns.names) = 4 then 'liquibase_lock'
    else 'data'
  end as purpose
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
cross join lateral (
  select coalesce(pg_catalog.array_agg(pg_catalog.lower(a.attname)), '{}') as names
  from pg_catalog.pg_attribute a
  where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) columns
where c.relkind in ('r', 'p', 'f') and not c.relispartition
  and case when ?::boolean
    then n.nspname not in ('metatables', 'metatables_boundary', 'information_schema') and n.nspname not like 'pg\_%'
    else n.nspname = any (?::text[]) end
  and not exists (
    select from pg_catalog.pg_depend d
    where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = c.oid and d.deptype = 'e')
  and not exists (
    select from metatables.meta_table m
    join metatables.data_source s on s.uid = m.data_source_uid and s.name = 'default'
    where m.physical_schema = n.nspname::text collate "default" and m.physical_table_name = c.relname::text collate "default")
order by n.nspname, c.relname
