-- Foreign keys that carry deletions and changes of keys on, to the rows that refer. Parts of a partitioned table have theirs from it.
carrying (oid, referenced, on_delete, on_update, referenced_key, target, target_key, emptied_key) as (
  select k.oid, k.confrelid, k.confdeltype, k.confupdtype, k.confkey, k.conrelid, k.conkey, coalesce(k.confdelsetcols, k.conkey)
    from pg_catalog.pg_constraint k
   where k.contype = 'f' and k.conparentid = 0
     and (k.confdeltype in ('c', 'n', 'd') or k.confupdtype in ('c', 'n', 'd'))
  union all
  select k.oid, k.confrelid, k.confdeltype, k.confupdtype, k.confkey, carrying.target, carrying.target_key, carrying.emptied_key
    from carrying
    join pg_catalog.pg_constraint k on k.conparentid = carrying.oid
),
-- The relations, their parts and children, and all that is carried on from there.
carried (oid) as (
  select reached.oid
    from reached
  union
  select further.oid
    from carried
   cross join lateral (
         select i.inhrelid from pg_catalog.pg_inherits i where i.inhparent = carried.oid
          union all select carrying.target from carrying where carrying.referenced = carried.oid
         ) as further (oid)
),
line (top, oid) as (
  select carried.oid, carried.oid
    from carried
  union
  select line.top, i.inhrelid
    from line
    join pg_catalog.pg_inherits i on i.inhparent = line.oid
),
