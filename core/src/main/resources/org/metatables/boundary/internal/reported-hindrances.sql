-- Why operations cannot do with MetaTables what honest statements need, and what nobody can foresee: uids with texts "<kind> <object>".
select d.uid, h.hindrances || further.hindrances as hindrances
  from (
       select m.uid, m.physical_schema, m.physical_table_name, c.oid as relation, c.relkind, c.relrowsecurity, n.oid as schema
         from metatables.meta_table m
         join pg_catalog.pg_namespace n on n.nspname = m.physical_schema
         join pg_catalog.pg_class c on c.relnamespace = n.oid and c.relname = m.physical_table_name
        where m.uid = any (${uids})
          and exists (select from pg_catalog.pg_roles r where r.rolname = 'metatables_scope')
          and exists (
            select from pg_catalog.pg_roles r
             where r.rolname in (
                   select pg_catalog.concat('mt_r_', db.oid, '_', pg_catalog.replace(m.uid::text, '-', ''))
                     from pg_catalog.pg_database db where db.datname = pg_catalog.current_database()))
       ) d
 cross join lateral (
\ir hindrances.sql
) h
 cross join lateral (
\ir further-hindrances.sql
) further
 where h.hindrances || further.hindrances <> '{}'
