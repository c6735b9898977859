-- Why operations cannot do with MetaTables what honest statements need, and what nobody can foresee: uids with texts "<kind> <object>".
with recursive
reported as materialized (
  select m.uid, m.physical_schema, m.physical_table_name, c.oid as relation, c.relkind, c.relrowsecurity, n.oid as schema
    from metatables.meta_table m
    join pg_catalog.pg_namespace n on n.nspname = m.physical_schema
    join pg_catalog.pg_class c on c.relnamespace = n.oid and c.relname = m.physical_table_name
    join pg_catalog.pg_database db on db.datname = pg_catalog.current_database()
    join pg_catalog.pg_roles r on r.rolname = pg_catalog.concat('mt_r_', db.oid, '_', pg_catalog.replace(m.uid::text, '-', ''))::name
   where m.uid = any (${uids})
     and exists (select from pg_catalog.pg_roles scope where scope.rolname = 'metatables_scope')
),
\ir further-hindrances.sql
,
hindrance (uid, text) as (
  select d.uid, pg_catalog.unnest(h.hindrances)
    from reported d
   cross join lateral (
\ir hindrances.sql
   ) h
  union
  select further.uid, further.text from further
)
select h.uid, pg_catalog.array_agg(h.text order by h.text) as hindrances
  from hindrance h
 group by h.uid
