-- A row as it was at a revision: as it is now, or was when it was deleted, with all later changes taken back.
with asked as (
  select ?::uuid as uid, ?::bigint as revision
),
latest as (
  select pg_catalog.to_jsonb(m) as state, m.revision
  from asked
  join metatables.meta_table m on m.uid = asked.uid
  union all
  select h.earlier, h.revision - 1
  from asked
  join metatables.meta_table_history h on h.table_uid = asked.uid and h.kind = 'deleted'
),
-- Of several later changes of a column, the first one knows what it said at the revision.
taken_back as (
  select distinct on (name) name, h.earlier -> name as value
  from asked
  join metatables.meta_table_history h
    on h.table_uid = asked.uid and h.revision > asked.revision and h.kind = 'changed'
  cross join pg_catalog.unnest(h.changed) as name
  order by name, h.revision
)
select %s
from asked
join latest on latest.revision >= asked.revision
cross join lateral pg_catalog.jsonb_populate_record(
  null::metatables.meta_table,
  latest.state || coalesce((select pg_catalog.jsonb_object_agg(t.name, t.value) from taken_back t), '{}')
    || pg_catalog.jsonb_build_object('revision', asked.revision)) as m
where latest.revision = asked.revision
  or exists (
    select from metatables.meta_table_history h
    where h.table_uid = asked.uid
      and (h.revision = asked.revision or h.revision = asked.revision + 1 and h.kind <> 'created'))
