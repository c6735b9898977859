-- The boundary of governed operations, installed or upgraded: roles that hold rights, functions that make roles, and logins that
-- hold nothing. Run by an administrator in the database of the catalog, in one transaction, as often as one likes.
-- The plan is in the setting metatables.boundary_plan.

-- Roles belong to the whole server, but this lock to one database: what two databases can do at once is caught where it is done.
select pg_catalog.pg_advisory_xact_lock(5576438221553263950);
set local search_path = pg_catalog, pg_temp;

do $install$
declare
  plan constant jsonb := current_setting('metatables.boundary_plan')::jsonb;
  superuser constant boolean := (select r.rolsuper from pg_roles r where r.rolname = current_user);
  modern constant boolean := current_setting('server_version_num')::integer >= 160000;
  login text;
begin
  if plan ->> 'boundary' = 'sealed' and not superuser then
    raise exception using errcode = 'MT001',
      message = format('The sealed boundary takes EXECUTE on pg_catalog.set_config from PUBLIC, which only a superuser may do, and %s is none.', current_user),
      hint = 'Let a superuser install it. Where there is none, as in managed PostgreSQL, install the coarse boundary, and read what it does not hold.';
  end if;
  if not superuser and not (select r.rolcreaterole from pg_roles r where r.rolname = current_user) then
    raise exception using errcode = 'MT001',
      message = format('The boundary makes roles, and %s may not.', current_user),
      hint = 'Let an administrator with CREATEROLE install it.';
  end if;
  for login in select jsonb_array_elements_text(plan -> 'logins' || (plan -> 'trusted')) loop
    if not exists (select from pg_roles r where r.rolname = login) then
      raise exception using errcode = 'MT001',
        message = format('The role %s does not exist.', login),
        hint = format('Run: create role %I login. Or correct the name.', login);
    end if;
  end loop;

  begin
    if not exists (select from pg_roles r where r.rolname = 'metatables_boundary') then
      create role metatables_boundary nologin createrole;
    end if;
  exception when duplicate_object or unique_violation then
    null;
  end;
  if exists (
      select from pg_roles r
      where r.rolname = 'metatables_boundary' and (r.rolcanlogin or r.rolsuper or r.rolbypassrls or r.rolreplication or not r.rolcreaterole)) then
    raise exception using errcode = 'MT001',
      message = 'There is a role metatables_boundary that is not the one that makes roles.',
      hint = 'Run: alter role metatables_boundary nologin createrole nosuperuser nobypassrls noreplication. Or drop it, if it is nothing to you.';
  end if;
  if not superuser and not pg_has_role('metatables_boundary', case when modern then 'SET' else 'MEMBER' end) then
    begin
      grant metatables_boundary to current_user;
    exception when insufficient_privilege then
      raise exception using errcode = 'MT001',
        message = format('The role metatables_boundary was made by somebody else, and %s may not use it.', current_user),
        hint = format('Let a superuser, or the role that made it, run: grant metatables_boundary to %I with admin option. Then install again.', current_user);
    end;
    set local metatables.boundary_joined = 'yes';
  end if;

  if not exists (select from pg_namespace n where n.nspname = 'metatables_boundary') then
    create schema metatables_boundary authorization metatables_boundary;
  elsif (select n.nspowner from pg_namespace n where n.nspname = 'metatables_boundary')
      <> (select r.oid from pg_roles r where r.rolname = 'metatables_boundary') then
    raise exception using errcode = 'MT001',
      message = 'There is a schema metatables_boundary that somebody else owns.',
      hint = 'Look at it, and drop it.';
  end if;
  execute format('set local metatables.boundary_administrator = %L', current_setting('role'));
end
$install$;

-- Made by their owner itself, who gets the right to grant the roles that it makes.
set local role metatables_boundary;

do $$
begin
  if not exists (select from pg_roles r where r.rolname = 'metatables_scope') then
    create role metatables_scope nologin;
  end if;
exception when duplicate_object or unique_violation then
  null;
end
$$;

revoke all on schema metatables_boundary from public;
grant usage on schema metatables_boundary to public;

create table if not exists metatables_boundary.login (
  name name primary key,
  most_scopes integer not null check (most_scopes > 0)
);
comment on table metatables_boundary.login is 'The logins that governed operations use.';
comment on column metatables_boundary.login.name is 'The name of the login.';
comment on column metatables_boundary.login.most_scopes is 'How many scope roles it may have before the least recently used one goes.';

create table if not exists metatables_boundary.scope (
  role name primary key,
  login name not null references metatables_boundary.login on delete cascade,
  readers uuid[] not null,
  writers uuid[] not null,
  made_at timestamp with time zone not null default clock_timestamp(),
  used_at timestamp with time zone not null default clock_timestamp()
);
comment on table metatables_boundary.scope is 'The roles of scopes.';
comment on column metatables_boundary.scope.role is 'The name of the role.';
comment on column metatables_boundary.scope.login is 'The one login that may stand in it.';
comment on column metatables_boundary.scope.readers is 'The MetaTables that it may only read, in order.';
comment on column metatables_boundary.scope.writers is 'The MetaTables that it may read and write, in order.';
comment on column metatables_boundary.scope.made_at is 'When it was made.';
comment on column metatables_boundary.scope.used_at is 'When a program last asked for it; programs remember its name for some minutes.';
create index if not exists scope_by_use on metatables_boundary.scope (login, used_at);

create table if not exists metatables_boundary.probe (secret text not null);
comment on table metatables_boundary.probe is 'A table that no operation may read: a self-test tries.';
comment on column metatables_boundary.probe.secret is 'Nothing that matters.';
insert into metatables_boundary.probe select 'out of bounds' where not exists (select from metatables_boundary.probe);

revoke all on metatables_boundary.login, metatables_boundary.scope, metatables_boundary.probe from public;

\ir functions.sql

do $login$
declare
  plan constant jsonb := current_setting('metatables.boundary_plan')::jsonb;
  login text;
begin
  for login in select jsonb_array_elements_text(plan -> 'logins') loop
    insert into metatables_boundary.login (name, most_scopes) values (login, (plan -> 'most_scopes')::integer)
    on conflict (name) do update set most_scopes = excluded.most_scopes;
  end loop;
  -- Those of former installations, too: there may be functions that are new to them.
  for login in select l.name from metatables_boundary.login l join pg_roles r on r.rolname = l.name loop
    execute format(
      'grant execute on function metatables_boundary.scope_role(uuid[], uuid[]), metatables_boundary.collect(timestamp with time zone),'
      ' metatables_boundary.collect_some(timestamp with time zone, integer) to %I',
      login);
  end loop;
end
$login$;

\ir logins.sql
