-- Functions that governed operations may call beyond those of PostgreSQL, as an administrator listed them.

create table metatables.allowed_function (
  uid uuid primary key default pg_catalog.gen_random_uuid(),
  schema_name text not null,
  function_name text not null,
  arguments text not null,
  definition text not null,
  reads uuid[] not null,
  writes uuid[] not null,
  reason text not null constraint allowed_function_has_a_reason check (pg_catalog.btrim(reason) <> ''),
  allowed_by text not null default session_user,
  allowed_at timestamp with time zone not null default pg_catalog.now(),
  constraint allowed_function_is_listed_once unique (schema_name, function_name, arguments)
);
comment on table metatables.allowed_function is
  'Functions that governed operations may call beyond those of PostgreSQL, each with what it reaches.';
comment on column metatables.allowed_function.uid is 'Its identity.';
comment on column metatables.allowed_function.schema_name is 'The schema of the function.';
comment on column metatables.allowed_function.function_name is 'Its name.';
comment on column metatables.allowed_function.arguments is 'The types of its arguments, as pg_catalog.oidvectortypes writes them.';
comment on column metatables.allowed_function.definition is
  'A digest of what the administrator looked at; a function that was replaced since is refused.';
comment on column metatables.allowed_function.reads is 'The uids of the MetaTables that it reads.';
comment on column metatables.allowed_function.writes is 'The uids of the MetaTables that it writes.';
comment on column metatables.allowed_function.reason is 'Why it may be called.';
comment on column metatables.allowed_function.allowed_by is 'The login that listed it.';
comment on column metatables.allowed_function.allowed_at is 'When it was listed.';
grant select on metatables.allowed_function to public;

create function metatables.function_definition(function oid) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
  with part (oid) as (
    select function
    union
    select unnest(array[a.aggtransfn, a.aggfinalfn, a.aggcombinefn, a.aggserialfn, a.aggdeserialfn, a.aggmtransfn, a.aggminvtransfn,
                        a.aggmfinalfn]::oid[])
      from pg_catalog.pg_aggregate a
     where a.aggfnoid = function
  )
  select md5(string_agg(concat_ws(chr(31), p.oid = function, n.nspname, p.proname, oidvectortypes(p.proargtypes), p.prorettype::regtype,
                                  l.lanname, p.prosrc, p.probin, pg_get_function_sqlbody(p.oid), p.prosecdef, p.proconfig,
                                  p.provolatile, case when p.prosecdef then pg_get_userbyid(p.proowner) end),
                        chr(30) order by p.oid = function, n.nspname, p.proname, oidvectortypes(p.proargtypes)))
    from part
    join pg_catalog.pg_proc p on p.oid = part.oid
    join pg_catalog.pg_namespace n on n.oid = p.pronamespace
    join pg_catalog.pg_language l on l.oid = p.prolang
$$;
comment on function metatables.function_definition(oid) is
  'A digest of all that makes up what a function does, so that one can tell that it was replaced.';
