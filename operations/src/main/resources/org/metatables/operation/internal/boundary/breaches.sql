-- What the login of governed operations, or the role of a scope without tables, may do that it must not: ? = that role.
with login as materialized (
  select r.* from pg_catalog.pg_roles r where r.rolname = session_user
),
scope as materialized (
  select r.oid from pg_catalog.pg_roles r where r.rolname = ?
),
-- Who the login can become, directly or by way of others.
reachable as (
  with recursive role (oid) as (
    select oid from login
    union
    select m.roleid from pg_catalog.pg_auth_members m join role on role.oid = m.member
  )
  select r.*
  from role
  join pg_catalog.pg_roles r on r.oid = role.oid
),
-- Everybody whose rights the role of a scope without tables has, with 0 for PUBLIC.
everywhere as (
  select 0::pg_catalog.oid as oid
  union all
  select oid from login
  union all
  select oid from scope
  union all
  select r.oid from pg_catalog.pg_roles r where r.rolname = 'metatables_scope'
),
governed as (
  select c.oid, pg_catalog.format('%I.%I', n.nspname, c.relname) as name, c.relacl
  from metatables.meta_table m
  join pg_catalog.pg_namespace n on n.nspname = m.physical_schema
  join pg_catalog.pg_class c on c.relnamespace = n.oid and c.relname = m.physical_table_name
),
breach (kind, subject) as (
  select 'ATTRIBUTE', r.rolname::text
  from reachable r
  where r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb or r.rolreplication
  union all
  select 'INHERITS', rolname::text
  from login
  where rolinherit and pg_catalog.current_setting('server_version_num')::int4 < 160000
  union all
  select 'MEMBER', r.rolname::text
  from reachable r
  where r.oid not in (select oid from login)
    and r.rolname <> 'metatables_scope' and r.rolname !~ '^mt_[srw]_[0-9]+_[0-9a-f]{32}$'
  union all
  select 'ADMIN', g.rolname::text
  from pg_catalog.pg_auth_members m
  join reachable r on r.oid = m.member
  join pg_catalog.pg_roles g on g.oid = m.roleid
  where m.admin_option
  union all
  select 'OWNER', pg_catalog.pg_describe_object(d.classid, d.objid, d.objsubid)
  from pg_catalog.pg_shdepend d
  join login on d.refclassid = 'pg_catalog.pg_authid'::pg_catalog.regclass and d.refobjid = login.oid
  join pg_catalog.pg_database b on b.oid = d.dbid and b.datname = pg_catalog.current_database()
  where d.deptype = 'o'
  union all
  select 'CREATES', pg_catalog.quote_ident(n.nspname)
  from pg_catalog.pg_namespace n
  where n.nspname !~ '^pg_(toast_)?temp_'
    and exists (select from everywhere e where e.oid <> 0 and pg_catalog.has_schema_privilege(e.oid, n.oid, 'create'))
  union all
  select distinct case held.grantee when 0 then 'PUBLIC_TABLE' else 'OWN_RIGHT' end, t.name
  from governed t
  cross join lateral (
    select a.grantee from pg_catalog.aclexplode(t.relacl) a
    union
    select a.grantee
    from pg_catalog.pg_attribute c cross join lateral pg_catalog.aclexplode(c.attacl) a
    where c.attrelid = t.oid and c.attacl is not null) held
  where held.grantee in (select oid from everywhere)
  union all
  select 'SET_CONFIG', 'pg_catalog.set_config'
  from scope
  where pg_catalog.has_function_privilege(scope.oid, 'pg_catalog.set_config(text, text, boolean)', 'execute')
  union all
  select 'LARGE_OBJECTS', 'lo_compat_privileges'
  where pg_catalog.current_setting('lo_compat_privileges') = 'on'
)
select kind, subject from breach order by kind, subject
