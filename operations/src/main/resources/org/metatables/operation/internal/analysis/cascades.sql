union all
-- Keys by their columns, and by all columns where one is generated from others. A part counts as the table that it is a part of,
-- unless it is declared itself.
select 'cascade', line.top::int8, n.nspname::text, c.relname::text, pg_catalog.concat(k.on_delete, k.on_update),
       pg_catalog.concat_ws(' ', k.target, pg_catalog.array_to_string(k.target_key, ','), pg_catalog.array_to_string(k.emptied_key, ','),
         (select pg_catalog.string_agg(distinct a.attnum::text, ',')
            from pg_catalog.pg_attribute part
            join pg_catalog.pg_attribute a
              on a.attrelid = line.top and a.attnum > 0 and (a.attname = part.attname or part.attgenerated <> '')
           where part.attrelid = k.referenced and part.attnum = any (k.referenced_key)))
  from line
  join carrying k on k.referenced = line.oid
  join pg_catalog.pg_class c
    on c.oid = case when k.target in (select declared.oid from declared) then k.target
                    else coalesce(pg_catalog.pg_partition_root(k.target), k.target) end
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
