-- The tables that a walk along foreign keys reaches, each with its foreign keys as JSON: one statement, hence one moment.
-- PostgreSQL's own foreign keys count. Those out of a table are found by the index of pg_constraint on conrelid; those into it by
-- pg_depend, since pg_constraint has no index on confrelid. Reserved rows add the foreign keys that they declare.
with recursive
foreign_key as not materialized (
  -- A foreign key to a partitioned table has a twin on the same table for each partition: those are left out.
  select k.oid, k.conname, k.conrelid, k.confrelid, k.conkey, k.confkey,
    case k.confdeltype when 'r' then 'restrict' when 'c' then 'cascade' when 'n' then 'set null' when 'd' then 'set default' end
      as on_delete
  from pg_catalog.pg_constraint k
  left join pg_catalog.pg_constraint parent on parent.oid = k.conparentid
  where k.contype = 'f' and (parent.oid is null or parent.conrelid <> k.conrelid)
),
relation as not materialized (
  select c.oid, n.nspname, c.relname
  from pg_catalog.pg_namespace n
  join pg_catalog.pg_class c on c.relnamespace = n.oid and c.relkind in ('r', 'p', 'v', 'm', 'f')
),
registered as not materialized (
  -- Each comparison serves one direction: names compare by the collation "C", but the index of the catalog has the default one.
  select m.uid, c.oid
  from relation c
  join metatables.meta_table m
    on c.nspname = m.physical_schema and m.physical_schema = c.nspname::text collate "default"
    and c.relname = m.physical_table_name and m.physical_table_name = c.relname::text collate "default"
  where m.data_source_uid = (select s.uid from metatables.data_source s where s.name = 'default')
),
reached (uid, oid, level) as (
  select m.uid, t.oid, 0
  from metatables.meta_table m
  left join registered t on t.uid = m.uid
  where {seed}
  union
  select next.uid, next.oid, r.level + ?::integer
  from reached r
  cross join lateral (
    select t.uid, t.oid
    from foreign_key k
    join registered t on t.oid = k.confrelid
    where k.conrelid = r.oid and ?::boolean
    union all
    select s.uid, s.oid
    from pg_catalog.pg_depend d
    join foreign_key k on k.oid = d.objid
    join registered s on s.oid = k.conrelid
    where d.refobjid = r.oid and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
      and d.classid = 'pg_catalog.pg_constraint'::pg_catalog.regclass
      and k.confrelid = r.oid and ?::boolean
    union all
    select target.uid, t.oid
    from metatables.meta_table source
    cross join lateral pg_catalog.jsonb_to_recordset(source.definition -> 'foreign_keys') as f("references" text, references_schema text)
    join metatables.meta_table target
      on target.data_source_uid = source.data_source_uid
      and target.physical_schema = coalesce(f.references_schema, 'public')
      and target.physical_table_name = f."references"
    left join registered t on t.uid = target.uid
    where source.uid = r.uid and source.provisioning_status = 'reserved' and ?::boolean
    union all
    select source.uid, t.oid
    from metatables.meta_table target
    join metatables.meta_table source
      on source.data_source_uid = target.data_source_uid
      and source.provisioning_status = 'reserved'
      and source.definition -> 'foreign_keys'
        @> pg_catalog.jsonb_build_array(pg_catalog.jsonb_build_object('references', target.physical_table_name))
    left join registered t on t.uid = source.uid
    where target.uid = r.uid and ?::boolean
      and exists (
        select from pg_catalog.jsonb_to_recordset(source.definition -> 'foreign_keys') as f("references" text, references_schema text)
        where f."references" = target.physical_table_name
          and coalesce(f.references_schema, 'public') = target.physical_schema)
  ) next
  where r.level < ?::integer
),
node as materialized (
  select r.uid, r.oid, pg_catalog.min(r.level) as level, pg_catalog.min(r.level) < ?::integer as expanded
  from reached r
  group by r.uid, r.oid
),
held as materialized (
  -- Each table by itself, so that the index is used however many rows the planner expects.
  select n.uid, k.conname, k.confrelid, t.uid as target_uid,
    array(select a.attname from pg_catalog.unnest(k.conkey) with ordinality as c (number, place)
          join pg_catalog.pg_attribute a on a.attrelid = k.conrelid and a.attnum = c.number order by c.place) as columns,
    array(select a.attname from pg_catalog.unnest(k.confkey) with ordinality as c (number, place)
          join pg_catalog.pg_attribute a on a.attrelid = k.confrelid and a.attnum = c.number order by c.place) as other_columns,
    k.on_delete
  from node n
  cross join lateral (select * from foreign_key f where f.conrelid = n.oid offset 0) k
  left join node t on t.oid = k.confrelid
  where t.uid is not null or n.expanded
),
edge_to_node as (
  select h.uid, pg_catalog.jsonb_build_object(
      'origin', 'physical', 'name', h.conname, 'target_uid', h.target_uid,
      'columns', h.columns, 'other_columns', h.other_columns, 'on_delete', h.on_delete) as edge
  from held h
  where h.target_uid is not null
),
edge_to_outside as (
  select h.uid, pg_catalog.jsonb_build_object(
      'origin', 'physical', 'name', h.conname, 'outside_schema', o.nspname, 'outside_table', o.relname,
      'columns', h.columns, 'other_columns', h.other_columns, 'on_delete', h.on_delete) as edge
  from held h
  join relation o on o.oid = h.confrelid
  where h.target_uid is null and not exists (select from registered g where g.oid = h.confrelid)
),
edge_from_outside as (
  select t.uid, pg_catalog.jsonb_build_object(
      'origin', 'physical', 'name', k.conname, 'incoming', true, 'outside_schema', o.nspname, 'outside_table', o.relname,
      'columns', array(
        select a.attname from pg_catalog.unnest(k.confkey) with ordinality as c (number, place)
        join pg_catalog.pg_attribute a on a.attrelid = k.confrelid and a.attnum = c.number order by c.place),
      'other_columns', array(
        select a.attname from pg_catalog.unnest(k.conkey) with ordinality as c (number, place)
        join pg_catalog.pg_attribute a on a.attrelid = k.conrelid and a.attnum = c.number order by c.place),
      'on_delete', k.on_delete) as edge
  from node t
  cross join lateral (
    -- There is one dependency for each column of the key.
    select distinct on (f.oid) f.*
    from pg_catalog.pg_depend d
    join foreign_key f on f.oid = d.objid
    where d.refobjid = t.oid and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
      and d.classid = 'pg_catalog.pg_constraint'::pg_catalog.regclass and f.confrelid = t.oid) k
  join relation o on o.oid = k.conrelid
  where ?::boolean and t.expanded and not exists (select from registered g where g.oid = k.conrelid)
),
declared as (
  select n.uid, pg_catalog.jsonb_build_object(
      'origin', 'declared', 'name', f.name, 'target_uid', t.uid,
      'outside_schema', case when target.uid is null then coalesce(f.references_schema, 'public') end,
      'outside_table', case when target.uid is null then f."references" end,
      'columns', f.columns, 'other_columns', f.references_columns, 'on_delete', f.on_delete) as edge
  from node n
  join metatables.meta_table source on source.uid = n.uid and source.provisioning_status = 'reserved'
  cross join lateral pg_catalog.jsonb_to_recordset(source.definition -> 'foreign_keys') as f(
    name text, columns jsonb, "references" text, references_schema text, references_columns jsonb, on_delete text)
  left join metatables.meta_table target
    on target.data_source_uid = source.data_source_uid
    and target.physical_schema = coalesce(f.references_schema, 'public')
    and target.physical_table_name = f."references"
  left join node t on t.uid = target.uid
  where t.uid is not null or (target.uid is null and n.expanded)
),
edge as (
  select e.uid, pg_catalog.jsonb_agg(e.edge order by e.edge) as edges
  from (
    select * from edge_to_node union all select * from edge_to_outside union all select * from edge_from_outside
    union all select * from declared) e
  group by e.uid
)
select m.uid, n.level, n.oid is not null as table_exists, m.physical_schema, m.physical_table_name, m.identifier, m.namespace,
  m.description, m.labels, m.management_mode, m.schema_management_mode, m.provisioning_status,
  pg_catalog.jsonb_build_object(
    'edges', coalesce(e.edges, '[]'), 'columns', case when ?::boolean then m.contract -> 'columns' end) as content
from node n
join metatables.meta_table m on m.uid = n.uid
left join edge e on e.uid = n.uid
order by m.physical_schema collate "C", m.physical_table_name collate "C", m.uid
