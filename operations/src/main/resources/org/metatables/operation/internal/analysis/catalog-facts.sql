-- What the numbers of a parse tree mean: ? = schemas and names of the declared tables; relations; operators, functions, types; columns,
-- by relation and number; sequences. What only statements that write need is in files of its own.
with recursive
\ir declared-types.sql
,
-- The relations of the tree, and those that its views reach. What a view reaches is read out of its own tree; this only fetches it.
reached (oid) as (
  select pg_catalog.unnest(?::oid[])
  union
  select d.refobjid
    from reached
    join pg_catalog.pg_class c on c.oid = reached.oid and c.relkind = 'v'
    join pg_catalog.pg_rewrite r on r.ev_class = c.oid
    join pg_catalog.pg_depend d on d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass and d.objid = r.oid
                               and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
),
operated as materialized (
  select o.oid, o.oprcode::oid as code
    from pg_catalog.pg_operator o
   where o.oid = any (?::oid[])
),
named (oid) as (
  select pg_catalog.unnest(?::oid[])
  union all
  select operated.code from operated
),
typed (oid) as (
  select pg_catalog.unnest(?::oid[])
),
-- The types of the tree, and what these consist of.
held (oid) as (
  select typed.oid
    from typed
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
-- What makes JSON of any value calls the cast of its type to json by itself, without a word of it in the tree.
json_cast (oid) as (
  select k.castfunc
    from held
    join pg_catalog.pg_cast k on k.castsource = held.oid and k.casttarget = 'pg_catalog.json'::pg_catalog.regtype
   where k.castfunc <> 0
     and exists (select from named
                   join pg_catalog.pg_proc p on p.oid = named.oid
                  where p.proname like '%json%' and p.proname not like '%populate%'
                    and p.proargtypes::oid[] && array['pg_catalog.any'::pg_catalog.regtype, 'pg_catalog.anyelement'::pg_catalog.regtype,
                                                      'pg_catalog.anyarray'::pg_catalog.regtype, 'pg_catalog.record'::pg_catalog.regtype]::oid[])
),
${carrying}called as materialized (
  select p.oid, n.nspname, p.proname, pg_catalog.oidvectortypes(p.proargtypes) as arguments
    from pg_catalog.pg_proc p
    join pg_catalog.pg_namespace n on n.oid = p.pronamespace
   where p.oid in (select named.oid from named union all select json_cast.oid from json_cast)
)
\ir relation-facts.sql
union all
select 'view', c.oid::int8, '', '', '', r.ev_action::text
  from reached
  join pg_catalog.pg_class c on c.oid = reached.oid and c.relkind = 'v'
  join pg_catalog.pg_rewrite r on r.ev_class = c.oid and r.rulename = '_RETURN'
union all
select 'column', a.attrelid::int8, '', a.attname::text, '', a.attnum::text
  from rows from (pg_catalog.unnest(?::oid[]), pg_catalog.unnest(?::int2[])) as used (relation, number)
  join pg_catalog.pg_attribute a on a.attrelid = used.relation and a.attnum = used.number
union all
select 'function', called.oid::int8, called.nspname::text, called.proname::text,
       case when a.uid is null then '' when a.definition = metatables.function_definition(called.oid) then 'listed' else 'replaced' end,
       called.arguments
  from called
  left join metatables.allowed_function a
    on called.oid >= 16384
   and (a.schema_name, a.function_name, a.arguments) = (called.nspname, called.proname, called.arguments)
union all
-- What the functions reach that an administrator listed; a MetaTable that is gone has no name.
select 'reach', called.oid::int8, coalesce(m.physical_schema, ''), coalesce(m.physical_table_name, ''),
       case when touched.uid = any (a.writes) then 'write' else 'read' end, ''
  from called
  join metatables.allowed_function a
    on called.oid >= 16384
   and (a.schema_name, a.function_name, a.arguments) = (called.nspname, called.proname, called.arguments)
 cross join lateral pg_catalog.unnest(a.reads || a.writes) as touched (uid)
  left join metatables.meta_table m on m.uid = touched.uid
union all
select 'operator', operated.oid::int8, '', '', '', operated.code::text
  from operated
union all
-- What a type consists of is read and written with it: a row of the catalog that has a regtype in it names an object, too.
select 'type', t.oid::int8, n.nspname::text, t.typname::text, '', (exists (select from usable where usable.oid = t.oid))::text
  from pg_catalog.pg_type t
  join pg_catalog.pg_namespace n on n.oid = t.typnamespace
 where t.oid in (select typed.oid from typed) or n.nspname = 'pg_catalog' and t.oid in (select held.oid from held)
union all
select 'sequence', s.oid::int8, n.nspname::text, c.relname::text, '', s.relname::text
  from pg_catalog.pg_class s
  join pg_catalog.pg_depend d on d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = s.oid
                             and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.deptype in ('a', 'i')
  join pg_catalog.pg_class c on c.oid = d.refobjid
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
 where s.oid = any (?::oid[]) and s.relkind = 'S'
${cascades}