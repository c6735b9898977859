-- The tree of the temporary function, and of what it depends on by PostgreSQL's own book: the relations and their columns; also whether
-- somebody has a cast to json, which what makes JSON of any value calls by itself. The tree is left out if it is too long.
with body as materialized (
  select p.oid, p.prosqlbody::text as tree
    from pg_catalog.pg_proc p
   where p.oid = pg_catalog.to_regproc('pg_temp.metatables_analysis')
),
named (oid, number) as materialized (
  select d.refobjid, d.refobjsubid
    from body
    join pg_catalog.pg_depend d
      on d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass and d.objid = body.oid
     and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
),
reached (oid) as (
  select distinct named.oid from named
)
\ir relation-facts.sql
union all
select 'column', named.oid::int8, '', a.attname::text, '', a.attnum::text
  from named
  join pg_catalog.pg_attribute a on a.attrelid = named.oid and a.attnum = named.number
 where named.number <> 0
union all
select 'json_cast', 0, '', '', '', ''
 where exists (select from pg_catalog.pg_cast k where k.casttarget = 'pg_catalog.json'::pg_catalog.regtype and k.castfunc <> 0)
union all
select 'tree', 0, '', '', '', case when pg_catalog.octet_length(body.tree) <= ${max_length} then body.tree end
  from body
