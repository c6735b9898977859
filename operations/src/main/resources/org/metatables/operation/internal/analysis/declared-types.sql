-- Common to two questions: ? = schemas and names of the declared tables.
declared as (
  select c.oid
    from rows from (pg_catalog.unnest(?::text[]), pg_catalog.unnest(?::text[])) as written (schema, name)
    join pg_catalog.pg_namespace n on n.nspname = written.schema
    join pg_catalog.pg_class c on c.relnamespace = n.oid and c.relname = written.name
),
-- The types that the declared tables consist of: rows, columns, and what these consist of.
part (oid) as (
  select t.oid
    from declared
    join pg_catalog.pg_type t on t.typrelid = declared.oid
  union
  select piece.oid
    from part
    join pg_catalog.pg_type t on t.oid = part.oid
   cross join lateral (
         select a.atttypid from pg_catalog.pg_attribute a where a.attrelid = t.typrelid and t.typrelid <> 0 and not a.attisdropped
          union all select t.typelem
          union all select t.typbasetype
          union all select r.rngsubtype from pg_catalog.pg_range r where r.rngtypid = t.oid
          union all select r.rngtypid from pg_catalog.pg_range r where r.rngmultitypid = t.oid
         ) as piece (oid)
   where piece.oid <> 0
)
