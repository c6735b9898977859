do $drop$
declare
  uids constant uuid[] := '{%s}';
  revocation text;
begin
  if exists (select from pg_catalog.pg_namespace n where n.nspname = 'metatables_boundary') then
    -- What the owner of a table that stays had granted, only the owner can take back.
    for revocation in
      select pg_catalog.format('revoke all on %%s %%I.%%I from %%I', case c.relkind when 'S' then 'sequence' else 'table' end,
        n.nspname, c.relname, r.rolname)
      from pg_catalog.unnest(uids) as t(uid)
      cross join pg_catalog.pg_database d
      join pg_catalog.pg_roles r
        on r.rolname ~ pg_catalog.concat('^mt_[rw]_', d.oid, '_', pg_catalog.replace(t.uid::text, '-', ''), '$')
      join pg_catalog.pg_shdepend s
        on s.refclassid = 'pg_catalog.pg_authid'::pg_catalog.regclass and s.refobjid = r.oid and s.dbid = d.oid
        and s.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and s.deptype = 'a'
      join pg_catalog.pg_class c on c.oid = s.objid
      join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      where d.datname = pg_catalog.current_database() and pg_catalog.pg_has_role(c.relowner, 'usage')
    loop
      execute revocation;
    end loop;
    perform metatables_boundary.drop_table_roles(uids);
  end if;
exception when insufficient_privilege then
  -- The roles stay without a table; an administrator can drop them.
  null;
end
$drop$
