-- The tables that nobody registered and that may be the missing ones: of the same name in another schema, or in the same schema
-- of the name without the prefix of the project. The likeliest comes first.
select missing.schema, missing.name, n.nspname as found_schema, c.relname as found_table
from unnest(?::text[], ?::text[], ?::text[]) as missing(schema, name, unprefixed)
join pg_catalog.pg_class c on c.relname in (missing.name, missing.unprefixed) and c.relkind in ('r', 'p')
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where (n.nspname = missing.schema) <> (c.relname = missing.name)
  and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  and not exists (
    select from metatables.meta_table m where m.physical_schema = n.nspname and m.physical_table_name = c.relname)
order by n.nspname <> missing.schema, n.nspname
