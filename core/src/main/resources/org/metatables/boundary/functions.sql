-- The functions of the boundary. They run with the rights of metatables_boundary, which may make roles: so they take uids and never
-- the name of a role, and read nothing that somebody else owns, since a view or a policy in its place would run with these rights.

-- What every name of a role of this database begins with; the database's number keeps those of others apart.
create or replace function metatables_boundary.role_prefix(kind text) returns text
language sql stable
set search_path = pg_catalog, pg_temp
as $$ select concat('mt_', kind, '_', d.oid, '_') from pg_database d where d.datname = current_database() $$;

create or replace function metatables_boundary.table_role(kind text, uid uuid) returns text
language sql stable
set search_path = pg_catalog, pg_temp
as $$ select metatables_boundary.role_prefix(kind) || replace(uid::text, '-', '') $$;

-- Drops a role of ours, with what it owns in this database. What others granted it only they can take back: until then it stays, and
-- nobody stands in it.
create or replace function metatables_boundary.drop_role(role text) returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  member text;
begin
  if exists (select from pg_roles r where r.rolname = role) then
    execute format('drop role %I', role);
  end if;
exception when dependent_objects_still_exist then
  begin
    execute format('grant %I to metatables_boundary', role);
    execute format('drop owned by %I', role);
    execute format('drop role %I', role);
  exception when dependent_objects_still_exist then
    for member in
      select g.rolname from pg_auth_members m join pg_roles r on r.oid = m.roleid join pg_roles g on g.oid = m.member
      where r.rolname = role and g.rolname <> 'metatables_boundary'
    loop
      execute format('revoke %I from %I', role, member);
    end loop;
  end;
end
$$;

-- Refuses whoever may not write the catalog: making and dropping the roles of tables is a part of registering them.
create or replace function metatables_boundary.require_registrar() returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  caller constant text := case current_setting('role') when 'none' then session_user::text else current_setting('role') end;
begin
  if not exists (
      select from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'metatables' and c.relname = 'meta_table' and has_table_privilege(caller, c.oid, 'insert')) then
    raise insufficient_privilege using
      message = format('The role %s may not write the catalog, and so makes no roles of tables.', caller),
      hint = format('Let the owner of the catalog run: grant insert on metatables.meta_table to %I.', caller);
  end if;
end
$$;

-- Makes the reader and the writer role of each MetaTable that lacks them. What they may do the owners of the tables grant.
create or replace function metatables_boundary.make_table_roles(uids uuid[]) returns void
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  role text;
begin
  perform metatables_boundary.require_registrar();
  perform pg_advisory_xact_lock(5576438221553263951);
  for role in
    select metatables_boundary.table_role(kind, uid)
    from unnest(uids) as uid cross join unnest(array['r', 'w']) as kind
    except
    select rolname from pg_roles
    order by 1
  loop
    execute format('create role %I', role);
  end loop;
end
$$;

-- Drops the reader and the writer role of MetaTables that are no more.
create or replace function metatables_boundary.drop_table_roles(uids uuid[]) returns void
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  role text;
begin
  perform metatables_boundary.require_registrar();
  perform pg_advisory_xact_lock(5576438221553263951);
  for role in
    select metatables_boundary.table_role(kind, uid)
    from unnest(uids) as uid cross join unnest(array['r', 'w']) as kind
    intersect
    select rolname from pg_roles
    order by 1
  loop
    perform metatables_boundary.drop_role(role);
  end loop;
end
$$;

-- Whether a scope role is there, and has what it must have.
create or replace function metatables_boundary.is_complete(scope text, login text, members text[]) returns boolean
language sql stable
set search_path = pg_catalog, pg_temp
as $$
  select count(*) = cardinality(members)
     and exists (
       select from pg_auth_members m join pg_roles r on r.oid = m.roleid join pg_roles g on g.oid = m.member
       where r.rolname = scope and g.rolname = login)
  from pg_auth_members m
  join pg_roles r on r.oid = m.member
  join pg_roles g on g.oid = m.roleid
  where r.rolname = scope and g.rolname = any (members)
$$;

-- The role of a scope: made where it is not there. The caller is the login that the role is for, and must be an operations login.
create or replace function metatables_boundary.scope_role(readers uuid[], writers uuid[]) returns text
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  own constant metatables_boundary.login := (select l from metatables_boundary.login l where l.name = session_user);
  writing constant uuid[] := array(select distinct uid from unnest(writers) uid where uid is not null order by uid);
  reading constant uuid[] := array(
    select distinct uid from unnest(readers) uid where uid is not null and uid <> all (writing) order by uid);
  members constant text[] := array['metatables_scope']
    || array(select metatables_boundary.table_role('r', uid) from unnest(reading) uid)
    || array(select metatables_boundary.table_role('w', uid) from unnest(writing) uid);
  scope constant text := metatables_boundary.role_prefix('s')
    || left(encode(sha256(convert_to(concat_ws('|', session_user, reading, writing), 'UTF8')), 'hex'), 32);
  missing text;
  old text;
begin
  if own is null then
    raise insufficient_privilege using
      message = format('The login %s is none that governed operations use.', session_user),
      hint = 'Let an administrator install the boundary for it: mvn metatables:install-operations.';
  end if;
  if metatables_boundary.is_complete(scope, session_user, members) then
    update metatables_boundary.scope s set used_at = clock_timestamp() where s.role = scope;
    if found then
      return scope;
    end if;
  end if;
  select string_agg(role, ', ') into missing
  from (select unnest(members) as role except select rolname from pg_roles) m;
  if missing is not null then
    raise exception using errcode = 'MT002',
      message = format('There are no roles %s.', missing),
      hint = 'Run the migration, or the registration, of the tables with the setting metatables.operations.role.';
  end if;

  -- One at a time: PostgreSQL itself has no lock here, and fails where two processes grant roles at once.
  perform pg_advisory_xact_lock(5576438221553263952);
  if not metatables_boundary.is_complete(scope, session_user, members)
      or not exists (select from metatables_boundary.scope s where s.role = scope) then
    perform metatables_boundary.drop_role(scope);
    delete from metatables_boundary.scope s where s.role = scope;
    for old in
      select s.role from metatables_boundary.scope s where s.login = session_user
      order by s.used_at desc offset own.most_scopes - 1
    loop
      perform metatables_boundary.drop_role(old);
      delete from metatables_boundary.scope s where s.role = old;
    end loop;
    execute format('create role %I', scope);
    execute format('grant %s to %I', (select string_agg(quote_ident(role), ', ') from unnest(members) role), scope);
    execute format('grant %I to %I', scope, session_user)
      || case when current_setting('server_version_num')::integer >= 160000 then ' with inherit false, set true' else '' end;
    insert into metatables_boundary.scope (role, login, readers, writers) values (scope, session_user, reading, writing);
  end if;
  return scope;
end
$$;

-- Drops the scope roles that nobody has asked for since, those that lack what they must have, and what databases that are gone left: at
-- most so many, those that were not used for longest first.
create or replace function metatables_boundary.drop_unused(unused_since timestamp with time zone, most integer) returns integer
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  unused text;
  dropped integer := 0;
begin
  for unused in
    select u.role
    from (
      select s.role, s.used_at from metatables_boundary.scope s
      where s.used_at < unused_since
         or cardinality(s.readers) + cardinality(s.writers) + 1 <> (
              select count(*) from pg_auth_members m join pg_roles r on r.oid = m.member where r.rolname = s.role)
      union
      select r.rolname, null from pg_roles r
      where starts_with(r.rolname, metatables_boundary.role_prefix('s'))
        and not exists (select from metatables_boundary.scope s where s.role = r.rolname)
      union
      select r.rolname, null from pg_roles r
      where r.rolname ~ '^mt_[rws]_[0-9]+_[0-9a-f]{32}$'
        and not exists (select from pg_database d where d.oid::text = split_part(r.rolname, '_', 3))
    ) u
    order by u.used_at nulls first
    limit most
  loop
    begin
      perform metatables_boundary.drop_role(unused);
      delete from metatables_boundary.scope s where s.role = unused;
      dropped := dropped + 1;
    exception when undefined_object or internal_error then
      -- Another database of the server was dropping it, too.
      null;
    end;
  end loop;
  return dropped;
end
$$;

-- Drops all of them, for administrators.
create or replace function metatables_boundary.collect(unused_since timestamp with time zone) returns integer
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  perform pg_advisory_xact_lock(5576438221553263951);
  perform pg_advisory_xact_lock(5576438221553263952);
  return metatables_boundary.drop_unused(unused_since, null);
end
$$;

-- Drops some of them, for programs that do so in the background: where somebody else makes or drops roles just now, none.
create or replace function metatables_boundary.collect_some(unused_since timestamp with time zone, most integer) returns integer
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  if pg_try_advisory_xact_lock(5576438221553263951) and pg_try_advisory_xact_lock(5576438221553263952) then
    return metatables_boundary.drop_unused(unused_since, most);
  end if;
  return 0;
end
$$;

revoke execute on function
  metatables_boundary.drop_role(text), metatables_boundary.require_registrar(),
  metatables_boundary.is_complete(text, text, text[]), metatables_boundary.make_table_roles(uuid[]),
  metatables_boundary.drop_table_roles(uuid[]), metatables_boundary.scope_role(uuid[], uuid[]),
  metatables_boundary.drop_unused(timestamp with time zone, integer), metatables_boundary.collect(timestamp with time zone),
  metatables_boundary.collect_some(timestamp with time zone, integer)
from public;
-- Whoever may call these is found out inside.
grant execute on function metatables_boundary.make_table_roles(uuid[]), metatables_boundary.drop_table_roles(uuid[]) to public;
