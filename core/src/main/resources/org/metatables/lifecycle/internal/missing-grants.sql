-- What the roles of MetaTables, and the logins of governed operations, lack, as SQL text to be executed, in the first row; null where they
-- lack nothing, and then the further rows say what stands in the way of operations.
-- What it answers is executed: a function of somebody else, in the search path, must have no say in it.
-- Nothing is granted that the executing role may not grant: the table's state for operations says what is missing then.
with operations as materialized (
  select given.name, r.oid,
    exists (
      select from pg_catalog.pg_proc p join pg_catalog.pg_namespace n on n.oid = p.pronamespace
      where n.nspname = 'metatables_boundary' and p.proname = 'scope_role'
        and pg_catalog.has_function_privilege(r.oid, p.oid, 'execute')) as is_bounded
  from (select ?::text as name) given
  left join pg_catalog.pg_roles r on r.rolname = given.name
  where given.name is not null
),
-- Everybody who analyses statements or stands in a scope.
user_of_names as materialized (
  select r.oid, r.rolname
  from operations o
  join pg_catalog.pg_roles r on r.rolname in (o.name, 'metatables_scope')
  where o.is_bounded
),
given (uids) as materialized (
  select ?::uuid[]
),
meta_table as materialized (
  select m.uid, m.definition, pg_catalog.pg_has_role(c.relowner, 'usage') as is_own, c.oid, c.relname, c.relowner, c.relacl, n.oid as schema_oid, n.nspname,
    pg_catalog.format('%I.%I', n.nspname, c.relname) as name,
    pg_catalog.concat('mt_r_', d.oid, '_', pg_catalog.replace(m.uid::text, '-', '')) as reader,
    pg_catalog.concat('mt_w_', d.oid, '_', pg_catalog.replace(m.uid::text, '-', '')) as writer
  from operations
  join metatables.meta_table m on m.uid = any ((select uids from given)::uuid[])
  join pg_catalog.pg_namespace n on n.nspname = m.physical_schema
  join pg_catalog.pg_class c on c.relnamespace = n.oid and c.relname = m.physical_table_name and c.relkind in ('r', 'p', 'v', 'm')
  join pg_catalog.pg_database d on d.datname = pg_catalog.current_database()
  where operations.is_bounded
    -- Who may not write the catalog makes no roles.
    and (pg_catalog.has_table_privilege('metatables.meta_table', 'insert')
      or exists (
        select from pg_catalog.pg_roles r
        where r.rolname = pg_catalog.concat('mt_w_', d.oid, '_', pg_catalog.replace(m.uid::text, '-', ''))))
    -- Nobody registers these. Should a row stand for one all the same, it is not opened.
    and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'metatables', 'metatables_boundary')
),
-- A table that was renamed keeps what the roles of its former row were granted; and a row may stand for another table by now.
stale as (
  select distinct r.rolname, pg_catalog.format('%I.%I', n.nspname, c.relname) as name
  from operations
  cross join pg_catalog.pg_database d
  join pg_catalog.pg_shdepend held
    on held.dbid = d.oid and held.classid = 'pg_catalog.pg_class'::regclass and held.deptype = 'a'
    and held.refclassid = 'pg_catalog.pg_authid'::regclass
  join pg_catalog.pg_roles r on r.oid = held.refobjid and r.rolname ~ pg_catalog.concat('^mt_[rw]_', d.oid, '_[0-9a-f]{32}$')
  join pg_catalog.pg_class c on c.oid = held.objid and c.relkind in ('r', 'p', 'v', 'm')
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  where operations.is_bounded and d.datname = pg_catalog.current_database()
    and (c.oid in (select t.oid from meta_table t)
      or pg_catalog.right(r.rolname::text, 32) in (select pg_catalog.replace(t.uid::text, '-', '') from meta_table t))
    and (r.rolname::text, c.oid) not in (select t.reader, t.oid from meta_table t union all select t.writer, t.oid from meta_table t)
    and pg_catalog.pg_has_role(c.relowner, 'usage')
),
-- Those that the definitions name, that columns own, and that defaults use. An identity column needs no grant; a statement that draws
-- from its sequence does.
sequence as (
  select t.writer, s.oid, s.relname, s.relowner, s.relnamespace as schema_oid, n.nspname
  from meta_table t
  join pg_catalog.pg_depend d
    on d.refclassid = 'pg_catalog.pg_class'::regclass and d.refobjid = t.oid
    and d.classid = 'pg_catalog.pg_class'::regclass and d.deptype in ('a', 'i')
  join pg_catalog.pg_class s on s.oid = d.objid and s.relkind = 'S'
  join pg_catalog.pg_namespace n on n.oid = s.relnamespace
  union
  select t.writer, s.oid, s.relname, s.relowner, s.relnamespace, n.nspname
  from meta_table t
  join pg_catalog.pg_attrdef a on a.adrelid = t.oid
  join pg_catalog.pg_depend d
    on d.classid = 'pg_catalog.pg_attrdef'::regclass and d.objid = a.oid
    and d.refclassid = 'pg_catalog.pg_class'::regclass
  join pg_catalog.pg_class s on s.oid = d.refobjid and s.relkind = 'S'
  join pg_catalog.pg_namespace n on n.oid = s.relnamespace
  union
  select t.writer, s.oid, s.relname, s.relowner, s.relnamespace, n.nspname
  from meta_table t
  cross join lateral pg_catalog.jsonb_to_recordset(t.definition -> 'sequences') as declared(schema text, name text)
  join pg_catalog.pg_namespace n on n.nspname = coalesce(declared.schema, 'public')
  join pg_catalog.pg_class s on s.relnamespace = n.oid and s.relname = declared.name and s.relkind = 'S'
),
column_type as (
  select distinct y.oid, y.typname, y.typowner, n.oid as schema_oid, n.nspname
  from meta_table t
  join pg_catalog.pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
  join pg_catalog.pg_type given on given.oid = a.atttypid
  join pg_catalog.pg_type y on y.oid = case when given.typcategory = 'A' then given.typelem else given.oid end
  join pg_catalog.pg_namespace n on n.oid = y.typnamespace
  where n.nspname <> 'pg_catalog'
),
needed (place, statement) as (
  select 1, pg_catalog.format('perform metatables_boundary.make_table_roles(%L)', pg_catalog.array_agg(t.uid))
  from meta_table t
  where not exists (select from pg_catalog.pg_roles r where r.rolname = t.reader)
     or not exists (select from pg_catalog.pg_roles r where r.rolname = t.writer)
  having pg_catalog.count(*) > 0
  union all
  select 2, pg_catalog.format('grant select on %s to %I', t.name, t.reader)
  from meta_table t
  left join pg_catalog.pg_roles r on r.rolname = t.reader
  where not coalesce(pg_catalog.has_table_privilege(r.oid, t.oid, 'select'), false)
    and (t.is_own or pg_catalog.has_table_privilege(t.oid, 'select with grant option'))
  union all
  select 2, pg_catalog.format('grant select, insert, update, delete on %s to %I', t.name, t.writer)
  from meta_table t
  left join pg_catalog.pg_roles r on r.rolname = t.writer
  where not coalesce(
    pg_catalog.has_table_privilege(r.oid, t.oid, 'select') and pg_catalog.has_table_privilege(r.oid, t.oid, 'insert')
    and pg_catalog.has_table_privilege(r.oid, t.oid, 'update') and pg_catalog.has_table_privilege(r.oid, t.oid, 'delete'), false)
    and (t.is_own
      or pg_catalog.has_table_privilege(t.oid, 'select with grant option') and pg_catalog.has_table_privilege(t.oid, 'insert with grant option')
        and pg_catalog.has_table_privilege(t.oid, 'update with grant option') and pg_catalog.has_table_privilege(t.oid, 'delete with grant option'))
  union all
  select 2, pg_catalog.format('grant usage on sequence %I.%I to %I', s.nspname, s.relname, s.writer)
  from sequence s
  left join pg_catalog.pg_roles r on r.rolname = s.writer
  where pg_catalog.pg_has_role(s.relowner, 'usage')
    and not coalesce(pg_catalog.has_sequence_privilege(r.oid, s.oid, 'usage'), false)
  union all
  select 2, pg_catalog.format('grant usage on schema %I to %I', n.nspname, u.rolname)
  from (select schema_oid from meta_table union select schema_oid from sequence union select schema_oid from column_type) s
  join pg_catalog.pg_namespace n on n.oid = s.schema_oid
  cross join user_of_names u
  where not pg_catalog.has_schema_privilege(u.oid, n.oid, 'usage')
    and pg_catalog.has_schema_privilege(n.oid, 'usage with grant option')
  union all
  select 2, pg_catalog.format('grant usage on type %I.%I to %I', y.nspname, y.typname, u.rolname)
  from column_type y
  cross join user_of_names u
  where not pg_catalog.has_type_privilege(u.oid, y.oid, 'usage') and pg_catalog.pg_has_role(y.typowner, 'usage')
  union all
  -- What the login had before there were roles.
  select distinct 2, pg_catalog.format('revoke all on %s from %I', t.name, o.name)
  from meta_table t
  cross join operations o
  cross join lateral pg_catalog.aclexplode(t.relacl) held
  where held.grantee = o.oid and held.grantor = t.relowner and t.is_own
  union all
  select 2, pg_catalog.format('revoke all on %s from %I', s.name, s.rolname) from stale s
  union all
  select 3, pg_catalog.format('perform metatables.let_write_audit(%L)', o.name)
  from operations o
  join pg_catalog.pg_class a on a.oid = 'metatables.audit'::regclass
  where o.is_bounded and not pg_catalog.has_any_column_privilege(o.oid, a.oid, 'insert') and pg_catalog.pg_has_role(a.relowner, 'usage')
  union all
  select 3, pg_catalog.format('grant select on metatables.access_in_force, metatables.acting_in_force to %I', o.name)
  from operations o
  join pg_catalog.pg_class a on a.oid = 'metatables.access_in_force'::regclass
  where o.is_bounded
    and not (pg_catalog.has_table_privilege(o.oid, a.oid, 'select') and pg_catalog.has_table_privilege(o.oid, 'metatables.acting_in_force', 'select'))
    and pg_catalog.pg_has_role(a.relowner, 'usage')
  union all
  select 3, pg_catalog.format('perform metatables.let_keep_idempotency_keys(%L)', o.name)
  from operations o
  join pg_catalog.pg_class a on a.oid = 'metatables.idempotency_key'::regclass
  where o.is_bounded and not pg_catalog.has_table_privilege(o.oid, a.oid, 'insert') and pg_catalog.pg_has_role(a.relowner, 'usage')
),
-- Not looked for where something is granted first.
reported as materialized (
  select found.uid, found.hindrances
  from (select where not exists (select from needed) and exists (select from operations where is_bounded)) nothing_lacks
  cross join lateral (
${hindrances}
  ) found
)
select
  exists (select from operations where oid is null) as role_missing,
  exists (select from operations where not is_bounded) as boundary_missing,
  (select pg_catalog.format('do %L', 'begin' || pg_catalog.chr(10) || pg_catalog.string_agg(n.statement, ';' || pg_catalog.chr(10) order by n.place, n.statement) || ';' || pg_catalog.chr(10) || 'end')
    from needed n having pg_catalog.count(*) > 0) as grants,
  null::uuid as uid, null::text[] as hindrances
union all
select false, false, null, r.uid, r.hindrances from reported r
order by uid nulls first
