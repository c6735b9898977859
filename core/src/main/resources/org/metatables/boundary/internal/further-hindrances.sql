-- What only a report says of the tables in reported: an operation that meets it gets an error of its own.
-- The tables and their parts.
part (uid, top, oid) as (
  select reported.uid, reported.relation, reported.relation
    from reported
  union
  select part.uid, part.top, i.inhrelid
    from part
    join pg_catalog.pg_inherits i on i.inhparent = part.oid
),
-- The types of their columns, and what these consist of; PostgreSQL's own have no checks.
held (uid, oid) as (
  select reported.uid, a.atttypid
    from reported
    join pg_catalog.pg_attribute a on a.attrelid = reported.relation and a.attnum > 0 and not a.attisdropped
   where a.atttypid >= 16384
  union
  select held.uid, piece.oid
    from held
    join pg_catalog.pg_type t on t.oid = held.oid
   cross join lateral (
         select a.atttypid from pg_catalog.pg_attribute a where a.attrelid = t.typrelid and t.typrelid <> 0 and not a.attisdropped
          union all select t.typelem
          union all select t.typbasetype
         ) as piece (oid)
   where piece.oid >= 16384
),
-- What runs when a row is written, beyond the table's own defaults and checks.
code (uid, class, oid) as (
  select held.uid, 'pg_catalog.pg_constraint'::pg_catalog.regclass, k.oid
    from held
    join pg_catalog.pg_constraint k on k.contypid = held.oid
  union all
  select part.uid, 'pg_catalog.pg_constraint'::pg_catalog.regclass, k.oid
    from part
    join pg_catalog.pg_constraint k on k.conrelid = part.oid
   where part.oid <> part.top
  union all
  select part.uid, 'pg_catalog.pg_class'::pg_catalog.regclass, i.indexrelid
    from part
    join pg_catalog.pg_index i on i.indrelid = part.oid
   where i.indexprs is not null or i.indpred is not null
),
-- Everybody who analyses statements or stands in a scope.
user_of_names (oid, rolname) as materialized (
  select r.oid, r.rolname
    from pg_catalog.pg_roles r
   where r.rolname = 'metatables_scope'
      or r.oid in (
         select held.grantee
           from pg_catalog.pg_proc p
           join pg_catalog.pg_namespace n on n.oid = p.pronamespace and n.nspname = 'metatables_boundary'
          cross join pg_catalog.aclexplode(p.proacl) held
          where p.proname = 'scope_role' and held.grantee <> p.proowner)
),
further (uid, text) as (
  select reported.uid, pg_catalog.concat('SCHEMA ', pg_catalog.format('grant usage on schema %I to %I', reported.physical_schema, u.rolname))
    from reported
   cross join user_of_names u
   where not pg_catalog.has_schema_privilege(u.oid, reported.schema, 'usage')
  union
  select code.uid, pg_catalog.concat('FUNCTION ', pg_catalog.format(
           'grant execute on function %s to metatables_scope', u.refobjid::pg_catalog.regprocedure))
    from code
    join pg_catalog.pg_depend u on u.classid = code.class and u.objid = code.oid and u.refclassid = 'pg_catalog.pg_proc'::pg_catalog.regclass
    join pg_catalog.pg_roles scope on scope.rolname = 'metatables_scope'
   where not pg_catalog.has_function_privilege(scope.oid, u.refobjid, 'execute')
  union
  -- A function of PostgreSQL's own reaches nothing.
  select part.uid, pg_catalog.concat('TRIGGER ', pg_catalog.quote_ident(t.tgname), ' ', t.tgfoid::pg_catalog.regprocedure)
    from part
    join pg_catalog.pg_trigger t on t.tgrelid = part.oid and not t.tgisinternal and t.tgenabled in ('O', 'A')
    join pg_catalog.pg_proc p on p.oid = t.tgfoid and not p.prosecdef
   where p.pronamespace <> 'pg_catalog'::pg_catalog.regnamespace
)
