-- Common to two questions: what there is to know of the relations that are reached.
select 'relation' as what, c.oid::int8 as number, n.nspname::text as schema, c.relname::text as name, c.relkind::text as kind,
       case when exists (select from pg_catalog.pg_rewrite r where r.ev_class = c.oid and r.rulename <> '_RETURN') then 'rules'
            when c.relkind = 'v' and c.relhastriggers then 'triggers'
            when c.relkind = 'v' and pg_catalog.pg_relation_is_updatable(c.oid, false) = 0 then 'fixed'
            when c.relkind in ('r', 'p') and c.relhassubclass and exists (
                   with recursive child (oid) as (
                     select c.oid
                     union
                     select i.inhrelid from child join pg_catalog.pg_inherits i on i.inhparent = child.oid
                   )
                   select from child join pg_catalog.pg_class k on k.oid = child.oid where k.relkind = 'f') then 'foreign'
            else '' end as detail
  from reached
  join pg_catalog.pg_class c on c.oid = reached.oid
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
