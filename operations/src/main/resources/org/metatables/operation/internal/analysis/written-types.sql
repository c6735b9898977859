-- The types of parameters that a caller wrote, as far as the caller may know of them: ? = schemas and names of the declared tables; the
-- types as SQL writes them.
with recursive
\ir declared-types.sql
select t.oid::int8, n.nspname, t.typname
  from pg_catalog.unnest(?::text[]) with ordinality as written (type, place)
  left join pg_catalog.pg_type t on t.oid = pg_catalog.to_regtype(written.type) and exists (select from usable where usable.oid = t.oid)
  left join pg_catalog.pg_namespace n on n.oid = t.typnamespace
 order by written.place
