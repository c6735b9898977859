-- What only a report says of the table of d: an operation that meets it gets an error of its own.
with recursive
-- The table and its parts.
part (oid) as (
  select d.relation
  union
  select i.inhrelid from part join pg_catalog.pg_inherits i on i.inhparent = part.oid
),
-- The types of its columns, and what these consist of.
held (oid) as (
  select a.atttypid from pg_catalog.pg_attribute a where a.attrelid = d.relation and a.attnum > 0 and not a.attisdropped
  union
  select piece.oid
    from held
    join pg_catalog.pg_type t on t.oid = held.oid
   cross join lateral (
         select a.atttypid from pg_catalog.pg_attribute a where a.attrelid = t.typrelid and t.typrelid <> 0 and not a.attisdropped
          union all select t.typelem
          union all select t.typbasetype
         ) as piece (oid)
   where piece.oid <> 0
),
-- What runs when a row is written, beyond the table's own defaults and checks.
code (class, oid) as (
  select 'pg_catalog.pg_constraint'::pg_catalog.regclass, k.oid
    from held join pg_catalog.pg_constraint k on k.contypid = held.oid
  union all
  select 'pg_catalog.pg_constraint'::pg_catalog.regclass, k.oid
    from part join pg_catalog.pg_constraint k on k.conrelid = part.oid
   where part.oid <> d.relation
  union all
  select 'pg_catalog.pg_class'::pg_catalog.regclass, i.indexrelid
    from part join pg_catalog.pg_index i on i.indrelid = part.oid
   where i.indexprs is not null or i.indpred is not null
)
select array(
  select pg_catalog.concat('SCHEMA ', pg_catalog.format('grant usage on schema %I to %I', d.physical_schema, who.rolname))
    from (
         select r.oid, r.rolname from pg_catalog.pg_roles r where r.rolname = 'metatables_scope'
          union
         select r.oid, r.rolname
           from pg_catalog.pg_proc p
           join pg_catalog.pg_namespace n on n.oid = p.pronamespace and n.nspname = 'metatables_boundary'
          cross join pg_catalog.aclexplode(p.proacl) held
           join pg_catalog.pg_roles r on r.oid = held.grantee
          where p.proname = 'scope_role' and held.grantee <> p.proowner
         ) who
   where not pg_catalog.has_schema_privilege(who.oid, d.schema, 'usage')
  union all
  select distinct pg_catalog.concat('FUNCTION ', pg_catalog.format(
           'grant execute on function %s to metatables_scope', u.refobjid::pg_catalog.regprocedure))
    from code
    join pg_catalog.pg_depend u on u.classid = code.class and u.objid = code.oid and u.refclassid = 'pg_catalog.pg_proc'::pg_catalog.regclass
    join pg_catalog.pg_roles scope on scope.rolname = 'metatables_scope'
   where not pg_catalog.has_function_privilege(scope.oid, u.refobjid, 'execute')
  union all
  -- A function of PostgreSQL's own reaches nothing.
  select distinct pg_catalog.concat('TRIGGER ', pg_catalog.quote_ident(t.tgname), ' ', t.tgfoid::pg_catalog.regprocedure)
    from part
    join pg_catalog.pg_trigger t on t.tgrelid = part.oid and not t.tgisinternal and t.tgenabled in ('O', 'A')
    join pg_catalog.pg_proc p on p.oid = t.tgfoid and not p.prosecdef
   where p.pronamespace <> 'pg_catalog'::pg_catalog.regnamespace
) as hindrances
