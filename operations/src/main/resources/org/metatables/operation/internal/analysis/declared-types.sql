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
),
-- The types that statements on the declared tables may use.
usable (oid) as (
  select t.oid
    from pg_catalog.pg_type t
   where t.typnamespace = 'pg_catalog'::pg_catalog.regnamespace
      or t.oid in (select part.oid from part) or t.typelem in (select part.oid from part)
      or exists (select from pg_catalog.pg_depend d
                  where d.classid = 'pg_catalog.pg_type'::pg_catalog.regclass and d.objid in (t.oid, t.typelem) and d.deptype = 'e')
)
