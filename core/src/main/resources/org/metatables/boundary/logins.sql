-- What the administrator does with the logins: they keep no right of their own, and enter roles without inheriting from them.
do $administrator$
begin
  execute format('set local role %s', case current_setting('metatables.boundary_administrator')
    when 'none' then 'none' else quote_ident(current_setting('metatables.boundary_administrator')) end);
end
$administrator$;

do $logins$
declare
  plan constant jsonb := current_setting('metatables.boundary_plan')::jsonb;
  login text;
  own text;
begin
  for login in select jsonb_array_elements_text(plan -> 'logins') loop
    if exists (
        select from pg_roles r
        where r.rolname = login and (r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb or r.rolreplication)) then
      raise exception using errcode = 'MT001',
        message = format('The login %s may do more than a login of governed operations: it is a superuser, or has BYPASSRLS, CREATEROLE, CREATEDB or REPLICATION.', login),
        hint = format('Run: alter role %I nosuperuser nobypassrls nocreaterole nocreatedb noreplication. Or use another login.', login);
    end if;
    select string_agg(distinct quote_ident(g.rolname), ', ') into own
    from pg_auth_members m join pg_roles r on r.oid = m.member join pg_roles g on g.oid = m.roleid
    where r.rolname = login and g.rolname !~ '^mt_s_[0-9]+_[0-9a-f]{32}$';
    if own is not null then
      raise exception using errcode = 'MT001',
        message = format('The login %s is a member of other roles: %s. It could stand in them instead of in that of a scope.', login, own),
        hint = format('Run: revoke %s from %I. Or use another login.', own, login);
    end if;
    select string_agg(distinct pg_describe_object(d.classid, d.objid, d.objsubid), ', ') into own
    from pg_shdepend d join pg_roles r on d.refclassid = 'pg_authid'::regclass and d.refobjid = r.oid
    where r.rolname = login and d.deptype = 'o' and d.dbid = (select oid from pg_database where datname = current_database());
    if own is not null then
      raise exception using errcode = 'MT001',
        message = format('The login %s owns objects, whose rights nobody can take from it: %s.', login, own),
        hint = format('Run: reassign owned by %I to somebody else. Or use another login.', login);
    end if;
    begin
      if (select r.rolinherit from pg_roles r where r.rolname = login) then
        execute format('alter role %I noinherit', login);
      end if;
    exception when insufficient_privilege then
      -- From PostgreSQL 16 on each membership says for itself that nothing is inherited.
      if current_setting('server_version_num')::integer < 160000 then
        raise;
      end if;
    end;
    if not has_database_privilege(login, current_database(), 'temporary') then
      execute format('grant temporary on database %I to %I', current_database(), login);
    end if;
  end loop;
end
$logins$;

-- Who may do what is read by the logins alone, not by the roles that statements run as.
do $access$
declare
  login text;
begin
  for login in select jsonb_array_elements_text(current_setting('metatables.boundary_plan')::jsonb -> 'logins') loop
    if to_regclass('metatables.access_in_force') is not null
      and not (has_table_privilege(login, 'metatables.access_in_force', 'select')
        and has_table_privilege(login, 'metatables.acting_in_force', 'select')) then
      begin
        execute format('grant select on metatables.access_in_force, metatables.acting_in_force to %I', login);
      exception when insufficient_privilege then
        raise warning 'Not done, since it is not allowed: grant select on metatables.access_in_force, metatables.acting_in_force to %', quote_ident(login);
      end;
    end if;
  end loop;
end
$access$;

-- Rights that the logins have from earlier. Where the administrator may not take them, the self-test of the operations names them.
do $rights$
declare
  plan constant jsonb := current_setting('metatables.boundary_plan')::jsonb;
  revocation text;
begin
  for revocation in
    select distinct format('revoke all on %s from %I', o.object, r.rolname)
    from (
      select format('table %I.%I', n.nspname, c.relname) as object, c.relacl as acl
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname not in ('metatables', 'metatables_boundary')
      union all
      select format('table %I.%I', n.nspname, c.relname), a.attacl
      from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      where a.attacl is not null and n.nspname not in ('metatables', 'metatables_boundary')
    ) o
    cross join aclexplode(o.acl) held
    join pg_roles r on r.oid = held.grantee
    join jsonb_array_elements_text(plan -> 'logins') login on login = r.rolname
  loop
    begin
      execute revocation;
    exception when insufficient_privilege then
      raise warning 'Not done, since it is not allowed: %', revocation;
    end;
  end loop;
end
$rights$;

-- The door that PostgreSQL leaves open for everybody: set_config('role', ...) within a query.
do $seal$
declare
  plan constant jsonb := current_setting('metatables.boundary_plan')::jsonb;
  trusted text;
begin
  if plan ->> 'boundary' = 'sealed' then
    revoke execute on function pg_catalog.set_config(text, text, boolean) from public;
    for trusted in
      select jsonb_array_elements_text(plan -> 'trusted')
      union
      select pg_get_userbyid(d.datdba) from pg_database d where d.datname = current_database()
      union
      select pg_get_userbyid(n.nspowner) from pg_namespace n where n.nspname = 'metatables'
      except
      select jsonb_array_elements_text(plan -> 'logins')
    loop
      execute format('grant execute on function pg_catalog.set_config(text, text, boolean) to %I', trusted);
    end loop;
  end if;
  if current_setting('metatables.boundary_joined', true) = 'yes' then
    revoke metatables_boundary from current_user;
  end if;
end
$seal$;
