-- The grants that a role lacks for governed operations on tables, as SQL text; null where it lacks none.
-- What it answers is executed: a function format of somebody else, in the search path, must have no say in it.
-- Sequences are those that the definitions name and those that columns own; identity columns need no grant.
with operations as (
  select given.name, r.oid
  from (select ?::text as name) given
  left join pg_catalog.pg_roles r on r.rolname = given.name
  where given.name is not null
),
meta_table as (
  select m.definition, c.oid, c.relname, n.oid as schema_oid, n.nspname
  from operations
  join metatables.meta_table m on m.uid = any (?::uuid[])
  join pg_catalog.pg_namespace n on n.nspname = m.physical_schema
  join pg_catalog.pg_class c on c.relnamespace = n.oid and c.relname = m.physical_table_name and c.relkind in ('r', 'p')
),
sequence as (
  select s.oid, s.relname, s.relnamespace as schema_oid, n.nspname
  from meta_table t
  join pg_catalog.pg_depend d
    on d.refclassid = 'pg_catalog.pg_class'::regclass and d.refobjid = t.oid
    and d.classid = 'pg_catalog.pg_class'::regclass and d.deptype = 'a'
  join pg_catalog.pg_class s on s.oid = d.objid and s.relkind = 'S'
  join pg_catalog.pg_namespace n on n.oid = s.relnamespace
  union
  select s.oid, s.relname, s.relnamespace, n.nspname
  from meta_table t
  cross join lateral pg_catalog.jsonb_to_recordset(t.definition -> 'sequences') as declared(schema text, name text)
  join pg_catalog.pg_namespace n on n.nspname = coalesce(declared.schema, 'public')
  join pg_catalog.pg_class s on s.relnamespace = n.oid and s.relname = declared.name and s.relkind = 'S'
),
missing (kind, privileges, objects) as (
  select 'schema', 'usage', pg_catalog.string_agg(pg_catalog.format('%I', s.nspname), ', ' order by s.nspname)
  from (select schema_oid, nspname from meta_table union select schema_oid, nspname from sequence) s
  cross join operations r
  where not pg_catalog.has_schema_privilege(r.oid, s.schema_oid, 'usage')
  union all
  select 'table', 'select, insert, update, delete', pg_catalog.string_agg(pg_catalog.format('%I.%I', t.nspname, t.relname), ', ' order by t.nspname, t.relname)
  from meta_table t
  cross join operations r
  where not (pg_catalog.has_table_privilege(r.oid, t.oid, 'select') and pg_catalog.has_table_privilege(r.oid, t.oid, 'insert')
    and pg_catalog.has_table_privilege(r.oid, t.oid, 'update') and pg_catalog.has_table_privilege(r.oid, t.oid, 'delete'))
  union all
  select 'sequence', 'usage', pg_catalog.string_agg(pg_catalog.format('%I.%I', s.nspname, s.relname), ', ' order by s.nspname, s.relname)
  from sequence s
  cross join operations r
  where not pg_catalog.has_sequence_privilege(r.oid, s.oid, 'usage')
),
needed (kind, statement) as (
  select m.kind, pg_catalog.format('grant %s on %s %s to %I', m.privileges, m.kind, m.objects, r.name)
  from missing m
  cross join operations r
  where m.objects is not null
  union all
  select 'audit', pg_catalog.format('select metatables.let_write_audit(%L)', r.name)
  from operations r
  where not pg_catalog.has_any_column_privilege(r.oid, 'metatables.audit', 'insert')
  union all
  select 'idempotency', pg_catalog.format('select metatables.let_keep_idempotency_keys(%L)', r.name)
  from operations r
  where not pg_catalog.has_table_privilege(r.oid, 'metatables.idempotency_key', 'insert')
)
select
  exists (select from operations where oid is null) as role_missing,
  (select pg_catalog.string_agg(n.statement, ';' || pg_catalog.chr(10) order by n.kind) from needed n) as grants
