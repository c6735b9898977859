-- What the numbers of a parse tree mean: ? = relations, functions, operators, types.
with touched as (select unnest(?::oid[]) as oid)
select 'relation' as what, c.oid::int8 as number, n.nspname::text as schema, c.relname::text as name,
       c.relkind::text as kind, (c.relhasrules and c.relkind <> 'v')::text as detail
  from touched
  join pg_catalog.pg_class c on c.oid = touched.oid
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
union all
select 'function', p.oid::int8, n.nspname::text, p.proname::text,
       p.provolatile::text, pg_catalog.pg_get_function_identity_arguments(p.oid)
  from pg_catalog.pg_proc p
  join pg_catalog.pg_namespace n on n.oid = p.pronamespace
 where p.oid = any (?::oid[])
    or p.oid in (select o.oprcode from pg_catalog.pg_operator o where o.oid = any (?::oid[]))
union all
select 'type', t.oid::int8, n.nspname::text, t.typname::text,
       coalesce(e.typtype, t.typtype)::text,
       exists (select from touched
                 left join pg_catalog.pg_attribute a on a.attrelid = touched.oid
                where a.atttypid in (t.oid, t.typelem, t.typarray)
                   or touched.oid in (t.typrelid, e.typrelid))::text
  from pg_catalog.pg_type t
  join pg_catalog.pg_namespace n on n.oid = t.typnamespace
  left join pg_catalog.pg_type e on e.oid = t.typelem and t.typcategory = 'A'
 where t.oid = any (?::oid[])
