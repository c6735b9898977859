-- Finds tables by words. Each asked word stands for itself and for known words that contain it or are spelt like it. Tables
-- that have all of them are looked for in each field by itself, so that one word in many columns does not crowd out a name, and
-- only if there is none, tables that have any. Of each field only so many tables compete for a rank: where a thousand tables have
-- that many, these are taken, in the order in which hits of one rank stand; an index would have to name all that there are first.
with asked as materialized (
  select text, pg_catalog.tsvector_to_array(pg_catalog.to_tsvector('simple', text)) as words, pg_catalog.phraseto_tsquery('simple', text) as phrase
  from metatables.search_text(?) text
),
near as materialized (
  select n.asked_word, n.word, n.closeness, ('''' || n.word || '''')::tsquery as query
  from asked
  cross join lateral metatables.near_words(asked.words, ?::real, 20) n
),
question as materialized (
  select pg_catalog.string_agg('(' || w.alternatives || ')', ' & ')::tsquery as all_words,
    pg_catalog.string_agg(w.alternatives, ' | ')::tsquery as some_word,
    (select case when pg_catalog.cardinality(asked.words) = 1 then array(select word from near) else array[asked.text] end from asked)
      as whole_names
  from (select pg_catalog.string_agg(query::text, ' | ') as alternatives from near group by asked_word) w
),
allowed as not materialized (
  select m.uid
  from metatables.meta_table m
  where ${filter}
),
few as materialized (
  select uid from allowed limit 2001
),
options as materialized (
  select (select pg_catalog.count(*) > 2000 from few) as wide, ?::boolean as everywhere, ?::integer as candidates, ?::integer as hits, ?::float as closeness_weight,
    ?::float as relevance_weight
),
first_with_all as materialized (
  select f.field, d.table_uid, pg_catalog.row_number() over (partition by f.field order by d.table_uid) as place
  from (select * from metatables.search_document where (select wide from options) order by table_uid limit 1000) d
  join allowed a on a.uid = d.table_uid
  cross join question q
  cross join options o
  cross join lateral unnest(
    array['whole_names', 'names', 'texts', 'columns', 'document'],
    array[o.everywhere and d.whole_names && q.whole_names, o.everywhere and d.names @@ q.all_words,
      o.everywhere and d.texts @@ q.all_words, d.columns @@ q.all_words, o.everywhere]) f(field, fits)
  where d.document @@ q.all_words and f.fits
),
common as materialized (
  select field from first_with_all group by field having pg_catalog.count(*) >= (select candidates from options)
),
with_all as materialized (
  select table_uid from first_with_all join common using (field) where place <= (select candidates from options)
  union
  (select d.table_uid from metatables.search_document d join allowed a on a.uid = d.table_uid
    where d.whole_names && (select whole_names from question)
      and (select everywhere and wide from options) and 'whole_names' not in (select field from common)
    limit (select candidates from options))
  union
  (select d.table_uid from metatables.search_document d join allowed a on a.uid = d.table_uid
    where d.names @@ (select all_words from question)
      and (select everywhere and wide from options) and 'names' not in (select field from common)
    limit (select candidates from options))
  union
  (select d.table_uid from metatables.search_document d join allowed a on a.uid = d.table_uid
    where d.texts @@ (select all_words from question)
      and (select everywhere and wide from options) and 'texts' not in (select field from common)
    limit (select candidates from options))
  union
  (select d.table_uid from metatables.search_document d join allowed a on a.uid = d.table_uid
    where d.columns @@ (select all_words from question)
      and (select wide from options) and 'columns' not in (select field from common)
    limit (select candidates from options))
  union
  (select d.table_uid from metatables.search_document d join allowed a on a.uid = d.table_uid
    where d.document @@ (select all_words from question)
      and (select everywhere and wide and pg_catalog.cardinality(words) > 1 from options, asked)
      and 'document' not in (select field from common)
    limit (select candidates from options))
  union
  (select d.table_uid from few f join metatables.search_document d on d.table_uid = f.uid
    where (select not wide from options)
      and case when (select everywhere from options) then d.document else d.columns end @@ (select all_words from question))
),
candidate as materialized (
  select table_uid from with_all
  union all
  (select d.table_uid from metatables.search_document d join allowed a on a.uid = d.table_uid
    where d.document @@ (select some_word from question)
      and (select everywhere and wide from options) and not exists (select from with_all)
    limit (select candidates from options))
  union all
  (select d.table_uid from metatables.search_document d join allowed a on a.uid = d.table_uid
    where d.columns @@ (select some_word from question)
      and (select not everywhere and wide from options) and not exists (select from with_all)
    limit (select candidates from options))
  union all
  (select d.table_uid from few f join metatables.search_document d on d.table_uid = f.uid
    where (select not wide from options) and not exists (select from with_all)
      and case when (select everywhere from options) then d.document else d.columns end @@ (select some_word from question))
),
hit as materialized (
  select d.table_uid, d.names, d.columns, d.document,
    o.closeness_weight * c.closeness / pg_catalog.cardinality(asked.words) + o.relevance_weight * r.relevance as rank
  from candidate
  join metatables.search_document d on d.table_uid = candidate.table_uid
  cross join question q
  cross join asked
  cross join options o
  cross join lateral (select case when o.everywhere then d.document else d.columns end as searched) s
  cross join lateral (
    select pg_catalog.sum(of_word.closeness) as closeness
    from (select pg_catalog.max(n.closeness) as closeness from near n where s.searched @@ n.query group by n.asked_word) of_word) c
  cross join lateral (
    select case
      when o.everywhere and d.whole_names && q.whole_names then 1
      when not o.everywhere and d.columns @@ asked.phrase then 1
      else pg_catalog.ts_rank(s.searched, q.some_word, 32) end as relevance) r
  order by rank desc, d.table_uid
  limit (select hits from options)
)
select hit.rank, matched.fields, matched.asked, matched.found, ${columns}
from hit
join metatables.meta_table m on m.uid = hit.table_uid
cross join options o
cross join lateral (
  select coalesce(pg_catalog.array_agg(field order by place, asked_word, found), '{}') as fields,
    coalesce(pg_catalog.array_agg(asked_word order by place, asked_word, found), '{}') as asked,
    coalesce(pg_catalog.array_agg(found order by place, asked_word, found), '{}') as found
  from (
    select 1 as place, 'name' as field, n.asked_word, n.word as found
    from near n where o.everywhere and hit.names @@ n.query
    union all
    select 2, 'label', n.asked_word, n.word
    from near n where o.everywhere and hit.document @@ (n.query::text || ':B')::tsquery
    union all
    select 3, 'description', n.asked_word, n.word
    from near n where o.everywhere and hit.document @@ (n.query::text || ':C')::tsquery
    union all
    select distinct 4, 'column', n.asked_word, of_table.name
    from (
      select name, pg_catalog.to_tsvector('simple', metatables.search_text(name)) as words
      from pg_catalog.jsonb_path_query(m.contract, 'lax $.columns[*].name') node
      cross join lateral (select node #>> '{}' as name) named
      where hit.columns @@ (select some_word from question)
      offset 0) of_table
    join near n on of_table.words @@ n.query) m) matched
order by hit.rank desc, m.physical_schema collate "C", m.physical_table_name collate "C", m.uid
