-- Which objects the names in a statement may stand for, beyond what PostgreSQL itself brings: ? = schemas and names of the declared
-- tables; the names, each with the name before its dot.
with recursive
\ir declared-types.sql
,
written as (
  select names.qualifier, names.name::pg_catalog.name as name, names.place
    from rows from (pg_catalog.unnest(?::text[]), pg_catalog.unnest(?::text[])) with ordinality as names (qualifier, name, place)
),
-- Where each name is looked up.
looked_up as (
  select w.place, w.name, n.oid as schema, n.nspname
    from written w
    join pg_catalog.pg_namespace n
      on n.nspname = w.qualifier or w.qualifier is null and n.nspname = any (pg_catalog.current_schemas(true))
)
select 'relation' as what, l.place::int4, l.nspname::text as schema, l.name::text
  from looked_up l
  join pg_catalog.pg_class c on c.relname = l.name and c.relnamespace = l.schema
union all
select case when t.typrelid <> 0 then 'row' else 'type' end, l.place::int4, l.nspname::text, l.name::text
  from looked_up l
  join pg_catalog.pg_type t on t.typname = l.name and t.typnamespace = l.schema
 where l.nspname <> 'pg_catalog'
   and t.oid not in (select part.oid from part)
   and not exists (select from pg_catalog.pg_depend d
                    where d.classid = 'pg_catalog.pg_type'::pg_catalog.regclass and d.objid = t.oid and d.deptype = 'e')
union all
select 'function', l.place::int4, l.nspname::text, l.name::text
  from looked_up l
  join pg_catalog.pg_proc p on p.proname = l.name and p.pronamespace = l.schema
 where l.nspname <> 'pg_catalog'
   and not exists (select from metatables.allowed_function a
                    where a.schema_name = l.nspname and a.function_name = l.name)
   and (l.place in (select w.place from written w where w.qualifier is not null)
        or not exists (select from pg_catalog.pg_proc o
                        where o.proname = l.name and o.pronamespace = 'pg_catalog'::pg_catalog.regnamespace))
union all
select 'operator', l.place::int4, l.nspname::text, l.name::text
  from looked_up l
  join pg_catalog.pg_operator o on o.oprname = l.name and o.oprnamespace = l.schema
  join pg_catalog.pg_proc p on p.oid = o.oprcode
 where l.nspname <> 'pg_catalog' and p.pronamespace <> 'pg_catalog'::pg_catalog.regnamespace
   and not exists (select from metatables.allowed_function a
                     join pg_catalog.pg_namespace n on n.nspname = a.schema_name
                    where n.oid = p.pronamespace and a.function_name = p.proname)
   and (l.place in (select w.place from written w where w.qualifier is not null)
        or not exists (select from pg_catalog.pg_operator other
                        where other.oprname = l.name and other.oprnamespace = 'pg_catalog'::pg_catalog.regnamespace))
union all
select 'schema', w.place::int4, n.nspname::text, w.name::text
  from written w
  join pg_catalog.pg_namespace n on n.nspname = w.name
 where n.nspname <> all (pg_catalog.current_schemas(true))
   and n.nspname <> 'information_schema'
   and n.oid not in (select c.relnamespace from declared join pg_catalog.pg_class c on c.oid = declared.oid)
union all
-- What takes the name of an object as a value, and so tells whether it exists.
select 'naming', w.place::int4, '', w.name::text
  from written w
 where exists (select from pg_catalog.pg_proc p
                where p.proname = w.name and p.pronamespace = 'pg_catalog'::pg_catalog.regnamespace
                  and p.proargtypes::oid[] && array['regclass', 'regtype', 'regproc', 'regprocedure', 'regoper', 'regoperator',
                                                    'regrole', 'regnamespace']::pg_catalog.regtype[]::oid[])
union all
select 'naming', 0, '', ''
 where exists (select from declared
                 join pg_catalog.pg_attribute a on a.attrelid = declared.oid and not a.attisdropped
                 join pg_catalog.pg_type t on t.oid = a.atttypid and t.typnamespace = 'pg_catalog'::pg_catalog.regnamespace
                where t.typname ~ '^_?(reg(class|collation|database|namespace|oper|operator|proc|procedure|role|type)|aclitem)$')
