-- Takes the boundary out of this database: its roles, its schema, and, once no other database of the server uses them, the roles that
-- made them. Run by the administrator who installed it, in one transaction. Tables and the catalog stay as they are.
set local search_path = pg_catalog, pg_temp;
select pg_advisory_xact_lock(5576438221553263950);

do $uninstall$
declare
  superuser constant boolean := (select r.rolsuper from pg_roles r where r.rolname = current_user);
  prefix constant text := (select concat('^mt_[rws]_', d.oid, '_[0-9a-f]{32}$') from pg_database d where d.datname = current_database());
  revocation text;
  role text;
begin
  if not exists (select from pg_roles r where r.rolname = 'metatables_boundary') then
    return;
  end if;
  if not pg_has_role('metatables_boundary', 'USAGE') then
    grant metatables_boundary to current_user;
  end if;
  -- What the owners of tables, sequences, types and schemas granted to roles of ours.
  for revocation in
    select distinct format('revoke all on %s from %I', o.object, r.rolname)
    from (
      select concat(case c.relkind when 'S' then 'sequence' else 'table' end, format(' %I.%I', n.nspname, c.relname)) as object, c.relacl as acl
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      union all
      select format('schema %I', n.nspname), n.nspacl from pg_namespace n
      union all
      select format('type %I.%I', n.nspname, t.typname), t.typacl from pg_type t join pg_namespace n on n.oid = t.typnamespace
    ) o
    cross join aclexplode(o.acl) held
    join pg_roles r on r.oid = held.grantee
    where r.rolname ~ prefix or r.rolname = 'metatables_scope'
  loop
    begin
      execute revocation;
    exception when insufficient_privilege then
      raise exception using errcode = 'MT001',
        message = format('The boundary cannot be taken out: %s may not run "%s".', current_user, revocation),
        hint = 'Let the owner run it, or a superuser take the boundary out.';
    end;
  end loop;
  for role in select r.rolname from pg_roles r where r.rolname ~ prefix loop
    execute format('grant %I to metatables_boundary', role);
    execute format('drop owned by %I', role);
    execute format('drop role %I', role);
  end loop;
  drop schema if exists metatables_boundary cascade;
  if superuser then
    execute 'grant execute on function pg_catalog.set_config(text, text, boolean) to public';
  end if;
  begin
    drop role if exists metatables_scope;
    drop role metatables_boundary;
  exception when dependent_objects_still_exist then
    -- Another database of the server has a boundary.
    null;
  end;
end
$uninstall$;
