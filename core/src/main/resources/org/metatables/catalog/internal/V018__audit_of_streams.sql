-- A stream of rows has its row of the audit before the last of them comes: what became of it is known when they end.

create function metatables.complete_audit(
  ids uuid[], times timestamp with time zone[], row_counts bigint[], durations bigint[],
  outcomes text[], nets text[], reasons text[], sqlstates text[]) returns void
language sql security definer set search_path = pg_catalog, pg_temp
as $$
  update metatables.audit a
  set row_count = c.row_count, duration_us = c.duration_us,
    outcome = c.outcome, net = c.net, reason = c.reason, sqlstate = c.sqlstate
  from unnest(ids, times, row_counts, durations, outcomes, nets, reasons, sqlstates)
    as c(id, at, row_count, duration_us, outcome, net, reason, sqlstate)
  where a.at = c.at and a.id = c.id and a.login = session_user and a.duration_us is null and a.outcome = 'succeeded'
    and (c.outcome = 'succeeded' or a.kind = 'select')
    and a.at between (select min(t) from unnest(times) t) and (select max(t) from unnest(times) t)
$$;
comment on function metatables.complete_audit(uuid[], timestamp with time zone[], bigint[], bigint[], text[], text[], text[], text[]) is
  'Adds to rows of the same login, once, what was not known when they were written: to that of a read also that it failed.';
comment on function metatables.complete_audit(uuid[], timestamp with time zone[], bigint[], bigint[]) is
  'What programs of an earlier version call in place of the function of the same name that also takes outcomes.';
revoke execute on function
  metatables.complete_audit(uuid[], timestamptz[], bigint[], bigint[], text[], text[], text[], text[]) from public;

create or replace function metatables.let_write_audit(login name) returns void
language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  execute format('grant insert (id, at, principal, acting_for, application, kind, tables, written, fingerprint, statement, parameters,
    parameter_values, outcome, net, reason, sqlstate, row_count, duration_us) on metatables.audit to %I', login);
  execute format('grant execute on function metatables.prepare_audit(), metatables.expire_audit(),
    metatables.complete_audit(uuid[], timestamptz[], bigint[], bigint[]),
    metatables.complete_audit(uuid[], timestamptz[], bigint[], bigint[], text[], text[], text[], text[]) to %I', login);
end
$$;

-- The logins that keep the audit already.
do $$
declare
  login name;
begin
  for login in
    select pg_catalog.pg_get_userbyid(g.grantee)
    from pg_catalog.pg_proc p
    cross join lateral pg_catalog.aclexplode(p.proacl) g
    where p.oid = 'metatables.complete_audit(uuid[], timestamptz[], bigint[], bigint[])'::pg_catalog.regprocedure
      and g.privilege_type = 'EXECUTE' and g.grantee not in (0, p.proowner)
  loop
    perform metatables.let_write_audit(login);
  end loop;
end
$$;
