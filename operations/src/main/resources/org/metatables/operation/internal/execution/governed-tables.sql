-- What an operation must know about the MetaTables of its scope, in one round trip: ? = their uids.
with declared as (
  select m.*, s.uid as source_uid, s.name as source_name, s.storage_access_mode as source_access_mode,
         s.capabilities as source_capabilities, c.oid as relation, c.relkind, c.relhasrules, c.relhassubclass, c.relhastriggers, c.relrowsecurity
    from metatables.meta_table m
    join metatables.data_source s on s.uid = m.data_source_uid
    left join pg_catalog.pg_namespace n on n.nspname = m.physical_schema
    left join pg_catalog.pg_class c on c.relnamespace = n.oid and c.relname = m.physical_table_name
   where m.uid = any (?)
),
-- What the names of functions, operators, casts and types stand for, what views reach, where foreign keys carry changes, and which
-- functions are listed: whatever is not PostgreSQL's own can change it.
names as materialized (
  select pg_catalog.md5(pg_catalog.concat(
           (select string_agg(concat(p.oid, ' ', p.xmin), ',' order by p.oid)
              from pg_catalog.pg_proc p where p.oid >= 16384), ';',
           (select string_agg(concat(o.oid, ' ', o.xmin), ',' order by o.oid)
              from pg_catalog.pg_operator o where o.oid >= 16384), ';',
           (select string_agg(concat(k.oid, ' ', k.xmin), ',' order by k.oid)
              from pg_catalog.pg_cast k where k.oid >= 16384), ';',
           (select string_agg(concat(t.oid, ' ', t.xmin), ',' order by t.oid)
              from pg_catalog.pg_type t where t.oid >= 16384 and t.typrelid = 0 and t.typcategory <> 'A'), ';',
           (select string_agg(concat(r.oid, ' ', r.xmin), ',' order by r.oid)
              from pg_catalog.pg_rewrite r where r.oid >= 16384), ';',
           (select string_agg(concat(k.oid, ' ', i.inhparent), ',' order by k.oid, i.inhparent)
              from pg_catalog.pg_constraint k
              left join pg_catalog.pg_inherits i on i.inhrelid = k.confrelid
             where k.contype = 'f' and (k.confdeltype in ('c', 'n', 'd') or k.confupdtype in ('c', 'n', 'd'))), ';',
           (select string_agg(concat(f.uid, ' ', f.xmin), ',' order by f.uid)
              from metatables.allowed_function f))) as meaning
)
select d.uid, d.source_uid, d.source_name, d.source_access_mode, d.source_capabilities,
       d.physical_schema, d.physical_table_name, d.provisioning_status,
       concat_ws(' ', d.revision, names.meaning, d.relation, d.relkind, d.relhasrules, d.relkind = 'v' and d.relhastriggers,
         -- A part that is a foreign table.
         d.relhassubclass and exists (select from pg_catalog.pg_foreign_table) and exists (
           with recursive child (oid) as (
             select d.relation
             union
             select i.inhrelid from child join pg_catalog.pg_inherits i on i.inhparent = child.oid
           )
           select from child join pg_catalog.pg_foreign_table f on f.ftrelid = child.oid),
         -- A table of the same name that is found first.
         pg_catalog.to_regclass(pg_catalog.quote_ident(d.physical_table_name))::oid,
         (select md5(string_agg(concat_ws(' ', a.attnum, a.attname, a.atttypid, a.atttypmod, a.attcollation), ','
                                order by a.attnum))
            from pg_catalog.pg_attribute a
           where a.attrelid = d.relation and a.attnum > 0 and not a.attisdropped)) as meaning,
       coalesce(d.relkind not in ('r', 'p') or d.relrowsecurity, true) as runs_code_on_read,
       coalesce(d.relkind <> 'r' or d.relhassubclass, true)
         or exists (select from pg_catalog.pg_trigger t where t.tgrelid = d.relation and not t.tgisinternal)
         or exists (select from pg_catalog.pg_constraint k
                     where k.confrelid = d.relation
                       and (k.confdeltype in ('c', 'n', 'd') or k.confupdtype in ('c', 'n', 'd')))
         or exists (select from pg_catalog.pg_depend u
                     where u.refclassid = 'pg_catalog.pg_proc'::pg_catalog.regclass
                       and (u.classid, u.objid) in (
                             select 'pg_catalog.pg_attrdef'::pg_catalog.regclass, f.oid
                               from pg_catalog.pg_attrdef f where f.adrelid = d.relation
                             union all
                             select 'pg_catalog.pg_constraint'::pg_catalog.regclass, k.oid
                               from pg_catalog.pg_constraint k where k.conrelid = d.relation)) as runs_code_on_write,
       coalesce(d.relkind not in ('r', 'm') or d.relrowsecurity or d.relhassubclass, true) as plans_tell_of_more,
       h.hindrances,
       a.rules as access_rules, a.grantees as access_grantees,
       array(select c ->> 'name' from jsonb_array_elements(d.contract -> 'columns') c) as column_names,
       array(select c ->> 'data_type' from jsonb_array_elements(d.contract -> 'columns') c) as column_types
  from declared d
 cross join names
 cross join lateral (${access}) a
 cross join lateral (${hindrances}) h
