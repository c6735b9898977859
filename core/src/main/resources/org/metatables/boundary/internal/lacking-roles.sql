-- Which MetaTables operations have no roles for, where there is a boundary: ? = uids.
select t.uid
  from pg_catalog.unnest(?::uuid[]) as t (uid)
  join pg_catalog.pg_database d on d.datname = pg_catalog.current_database()
 where exists (select from pg_catalog.pg_namespace n where n.nspname = 'metatables_boundary')
   and (
     select pg_catalog.count(*) from pg_catalog.pg_roles r
      where r.rolname in (
            pg_catalog.concat('mt_r_', d.oid, '_', pg_catalog.replace(t.uid::text, '-', '')),
            pg_catalog.concat('mt_w_', d.oid, '_', pg_catalog.replace(t.uid::text, '-', '')))) < 2
