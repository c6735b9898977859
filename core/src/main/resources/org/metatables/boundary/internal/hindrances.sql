-- Why the roles of the table of d could not do with it what honest statements need, as texts "<kind> <object>". Read with what an
-- operation must know of its tables.
with role as (
  select b.reader, b.writer, reader.oid as reader_oid, writer.oid as writer_oid, scope.oid as scope_oid
    from (select pg_catalog.concat('mt_r_', db.oid, '_', pg_catalog.replace(d.uid::text, '-', '')) as reader,
                 pg_catalog.concat('mt_w_', db.oid, '_', pg_catalog.replace(d.uid::text, '-', '')) as writer
            from pg_catalog.pg_database db where db.datname = pg_catalog.current_database()) b
    join pg_catalog.pg_roles reader on reader.rolname = b.reader::name
    join pg_catalog.pg_roles writer on writer.rolname = b.writer::name
    join pg_catalog.pg_roles scope on scope.rolname = 'metatables_scope'
   where d.relkind in ('r', 'p', 'v', 'm')
),
policy as (
  select p.polpermissive, p.polcmd::text as polcmd,
         exists (select from role where p.polroles && array[role.reader_oid, role.writer_oid, role.scope_oid]) as is_for_operations,
         p.polroles <> '{0}'
           or pg_catalog.concat(pg_catalog.pg_get_expr(p.polqual, p.polrelid), pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid))
                ~ '(CURRENT_USER|SESSION_USER|CURRENT_ROLE|\mUSER\M|current_setting\()'
           or exists (select from pg_catalog.pg_depend u
                       where u.classid = 'pg_catalog.pg_policy'::pg_catalog.regclass and u.objid = p.oid
                         and u.refclassid = 'pg_catalog.pg_proc'::pg_catalog.regclass) as differs
    from pg_catalog.pg_policy p
   where p.polrelid = d.relation and d.relrowsecurity
)
select array(
  -- Row-level security: what policies do not show is silently not there. A policy is meant for operations if it names their roles, or if
  -- it is for everybody and the same for everybody.
  select pg_catalog.concat('POLICY_', command.kind, ' ', d.physical_schema, '.', d.physical_table_name)
    from (values ('r', 'SELECT'), ('a', 'INSERT'), ('w', 'UPDATE'), ('d', 'DELETE')) as command(letter, kind)
   where d.relrowsecurity
     and (not exists (
            select from policy p where p.polpermissive and p.polcmd in ('*', command.letter) and (p.is_for_operations or not p.differs))
          or exists (
            select from policy p where not p.polpermissive and p.polcmd in ('*', command.letter) and p.differs and not p.is_for_operations))
  union all
  select pg_catalog.concat('READER_RIGHT ', pg_catalog.format('grant select on %I.%I to %I', d.physical_schema, d.physical_table_name, role.reader))
    from role
   where not pg_catalog.has_table_privilege(role.reader_oid, d.relation, 'select')
  union all
  select pg_catalog.concat('WRITER_RIGHT ', pg_catalog.format(
           'grant select, insert, update, delete on %I.%I to %I', d.physical_schema, d.physical_table_name, role.writer))
    from role
   where not (pg_catalog.has_table_privilege(role.writer_oid, d.relation, 'select')
              and pg_catalog.has_table_privilege(role.writer_oid, d.relation, 'insert')
              and pg_catalog.has_table_privilege(role.writer_oid, d.relation, 'update')
              and pg_catalog.has_table_privilege(role.writer_oid, d.relation, 'delete'))
  union all
  select distinct pg_catalog.concat('SEQUENCE ', pg_catalog.format('grant usage on sequence %I.%I to %I', n.nspname, s.relname, role.writer))
    from role
    join pg_catalog.pg_attrdef f on f.adrelid = d.relation
    join pg_catalog.pg_depend u
      on u.classid = 'pg_catalog.pg_attrdef'::pg_catalog.regclass and u.objid = f.oid
     and u.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
    join pg_catalog.pg_class s on s.oid = u.refobjid and s.relkind = 'S'
    join pg_catalog.pg_namespace n on n.oid = s.relnamespace
   where not pg_catalog.has_sequence_privilege(role.writer_oid, s.oid, 'usage')
     and not pg_catalog.has_sequence_privilege(role.scope_oid, s.oid, 'usage')
  union all
  select distinct pg_catalog.concat(code.kind, ' ', pg_catalog.format(
           'grant execute on function %s to metatables_scope', u.refobjid::pg_catalog.regprocedure))
    from role
   cross join (
         select case when a.attgenerated = '' then 'DEFAULT' else 'FUNCTION' end as kind,
                'pg_catalog.pg_attrdef'::pg_catalog.regclass as class, f.oid
           from pg_catalog.pg_attrdef f
           join pg_catalog.pg_attribute a on a.attrelid = f.adrelid and a.attnum = f.adnum
          where f.adrelid = d.relation
          union all
         select 'FUNCTION', 'pg_catalog.pg_constraint'::pg_catalog.regclass, k.oid from pg_catalog.pg_constraint k where k.conrelid = d.relation
         ) as code
    join pg_catalog.pg_depend u on u.classid = code.class and u.objid = code.oid and u.refclassid = 'pg_catalog.pg_proc'::pg_catalog.regclass
   where not pg_catalog.has_function_privilege(role.writer_oid, u.refobjid, 'execute')
     and not pg_catalog.has_function_privilege(role.scope_oid, u.refobjid, 'execute')
) as hindrances
