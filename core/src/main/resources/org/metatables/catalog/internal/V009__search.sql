-- What search looks into, apart from the rows themselves: a migration that only changes the state of a table does not touch it.
-- Triggers keep it, so no program that writes the catalog has to know.
-- Typing errors are forgiven with the extension pg_trgm (trusted, and part of PostgreSQL's own distribution). It is made here if
-- it may be; without it search finds whole words and parts of words, and an administrator may add it at any time:
--   create extension pg_trgm; select metatables.use_trigrams();

create function metatables.search_text(value text) returns text
language sql immutable parallel safe
return btrim(regexp_replace(
  lower(regexp_replace(value, '([[:lower:][:digit:]])([[:upper:]])', '\1 \2', 'g')), '[\s!-/:-@[-`{-~]+', ' ', 'g'));
comment on function metatables.search_text(text) is
  'The words of a name or a text as search compares them: AccountLimit, account_limit and "Account limit" are the same.';

create table metatables.search_document (
  table_uid uuid primary key references metatables.meta_table on delete cascade,
  whole_names text[] not null,
  names tsvector not null,
  texts tsvector not null,
  columns tsvector not null,
  document tsvector not null
);
comment on table metatables.search_document is 'What search looks into; kept by triggers on meta_table, never written by a program.';
comment on column metatables.search_document.table_uid is 'The table.';
comment on column metatables.search_document.whole_names is 'Its names as wholes, in words: with and without namespace or prefix.';
comment on column metatables.search_document.names is 'The words of its identifier and its physical name.';
comment on column metatables.search_document.texts is 'The words of its labels and its description.';
comment on column metatables.search_document.columns is 'The words of its columns'' names.';
comment on column metatables.search_document.document is
  'All of these words with weights: A names, B labels, C description, D columns.';
-- Kept in the row where they fit: what lies elsewhere looks cheaper to read than it is, and the planner would read all of it.
alter table metatables.search_document
  alter column whole_names set storage main, alter column names set storage main, alter column texts set storage main,
  alter column columns set storage main, alter column document set storage main;
create index search_document_words
  on metatables.search_document using gin (whole_names, names, texts, columns, document)
  -- What waits to be put into the index is read by every search: a short list costs writers little.
  with (gin_pending_list_limit = 256);

create table metatables.search_word (
  word text collate "C" primary key
);
comment on table metatables.search_word is
  'The words that occur in search documents, or once did: among them search finds what was meant by a misspelt one.';
comment on column metatables.search_word.word is 'The word, in lower case; numbers are left out.';

create function metatables.refresh_search(tables uuid[]) returns void
language sql
set search_path = pg_catalog, pg_temp
as $$
  -- As a whole, so that no text is taken apart twice.
  with field as materialized (
    select m.uid,
      array_remove(array[
        metatables.search_text(m.identifier), metatables.search_text(regexp_replace(m.identifier, '^.*\.', '')),
        metatables.search_text(m.physical_table_name),
        metatables.search_text(regexp_replace(m.physical_table_name, '^.*?__', ''))], null) as whole_names,
      to_tsvector('simple', metatables.search_text(concat_ws(' ', m.identifier, m.physical_table_name))) as names,
      -- A search document has an upper size, and whoever describes a table at greater length must not fail by it.
      to_tsvector('simple', metatables.search_text(left(array_to_string(m.labels, ' '), 20000))) as labels,
      to_tsvector('simple', coalesce(metatables.search_text(left(m.description, 20000)), '')) as description,
      to_tsvector('simple', coalesce(metatables.search_text(left(c.names, 100000)), '')) as columns
    from metatables.meta_table m
    cross join lateral (
      select string_agg(name #>> '{}', ' ') as names from jsonb_path_query(m.contract, 'lax $.columns[*].name') name) c
    where m.uid = any (tables)
  )
  insert into metatables.search_document as d (table_uid, whole_names, names, texts, columns, document)
  select uid, whole_names, names, labels || description, columns,
    setweight(names, 'A') || setweight(labels, 'B') || setweight(description, 'C') || setweight(columns, 'D')
  from field
  on conflict (table_uid) do update
  set whole_names = excluded.whole_names, names = excluded.names, texts = excluded.texts, columns = excluded.columns,
    document = excluded.document;

  -- In one order, so that two writers wait for each other but never for ever.
  insert into metatables.search_word (word)
  select distinct word collate "C"
  from metatables.search_document d
  cross join lateral unnest(tsvector_to_array(d.document)) word
  where d.table_uid = any (tables) and word !~ '^[0-9]+$'
  order by 1
  on conflict do nothing;
$$;
comment on function metatables.refresh_search(uuid[]) is 'Writes the search documents of these tables anew.';

-- Runs as the owner, so that a login that was allowed to insert rows into meta_table needs no other right.
create function metatables.search_follows() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  if tg_op = 'INSERT' then
    perform metatables.refresh_search(array(select uid from written));
  else
    perform metatables.refresh_search(array(
      select w.uid
      from written w
      -- Each has its other; a full join is never planned as a loop in a loop, however few rows the first update has.
      full join replaced r on r.uid = w.uid
      where (w.identifier, w.physical_table_name, w.labels, w.description, w.contract)
        is distinct from (r.identifier, r.physical_table_name, r.labels, r.description, r.contract)));
  end if;
  return null;
end
$$;
comment on function metatables.search_follows() is 'Keeps the search documents of tables that are new or changed.';
create trigger search_follows_insert after insert on metatables.meta_table
  referencing new table as written for each statement execute function metatables.search_follows();
create trigger search_follows_update after update on metatables.meta_table
  referencing new table as written old table as replaced for each statement execute function metatables.search_follows();

select metatables.refresh_search(array(select uid from metatables.meta_table));

create function metatables.near_words(asked text[], minimum real, most integer)
returns table (asked_word text, word text, closeness real)
language plpgsql stable
rows 50
set search_path = pg_catalog, pg_temp
as $$
declare
  -- Looked up at each call, so that search goes on whenever the extension comes or goes.
  home name := (
    select n.nspname
    from pg_extension e
    join pg_namespace n on n.oid = e.extnamespace
    where e.extname = 'pg_trgm' and has_schema_privilege(n.oid, 'usage'));
begin
  return query execute format(
    $query$
      select a.word, n.word::text, n.closeness
      from unnest($1) a (word)
      cross join lateral (
        select w.word, greatest(%1$s,
            case when length(a.word) > 2 and strpos(w.word, a.word) > 0
              then (1 + length(a.word)::real / length(w.word)) / 2 else 0 end)::real as closeness
        from metatables.search_word w
        where %2$s w.word like case when length(a.word) > 2 then '%%' || a.word || '%%' end
        order by closeness desc, w.word
        limit $3) n
      where n.closeness >= $2 and n.word <> a.word
      union all
      select a.word, a.word, 1::real from unnest($1) a (word)
    $query$,
    case when home is null then '0' else format('%I.similarity(w.word, a.word)', home) end,
    case when home is not null then format('w.word operator(%I.%%) a.word or', home) end)
  using asked, minimum, most;
end
$$;
comment on function metatables.near_words(text[], real, integer) is
  'For each word asked for, the word itself and those known words that contain it or are spelt like it: 1 is the same word.';

create function metatables.use_trigrams() returns boolean
language plpgsql
as $$
declare
  home name;
begin
  if not exists (select from pg_catalog.pg_extension where extname = 'pg_trgm') then
    -- Where other programs expect it, as it is shared by the whole database.
    create extension pg_trgm schema public;
  end if;
  select n.nspname into home
  from pg_catalog.pg_extension e
  join pg_catalog.pg_namespace n on n.oid = e.extnamespace
  where e.extname = 'pg_trgm';
  execute format(
    $indexes$
      create index if not exists search_word_trigrams on metatables.search_word using gin (word %1$I.gin_trgm_ops);
      create index if not exists meta_table_trigrams on metatables.meta_table using gin (
        identifier %1$I.gin_trgm_ops, namespace %1$I.gin_trgm_ops, physical_table_name %1$I.gin_trgm_ops,
        metatables.label_text(labels) %1$I.gin_trgm_ops)
        with (gin_pending_list_limit = 256);
    $indexes$, home);
  return true;
exception when others then
  -- Not available, not allowed, no schema public: whatever it is, search works without.
  raise notice 'MetaTables searches without the extension pg_trgm: %', sqlerrm;
  return false;
end
$$;
comment on function metatables.use_trigrams() is
  'Makes the extension pg_trgm if it may, and the indexes that it serves: search forgives typing errors then, and filters by parts of names are fast.';

select metatables.use_trigrams();

grant select on metatables.search_document, metatables.search_word to public;
