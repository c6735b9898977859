-- Tries to get out of the role of a scope, one way after the other, and undoes what works: then an error names it.
do $escapes$
declare
  attempt text;
  worked text := '';
begin
  foreach attempt in array array[%s] loop
    begin
      execute attempt;
      raise exception using errcode = 'MT004', message = 'It worked.';
    exception
      when sqlstate 'MT004' then
        worked := pg_catalog.concat(worked, attempt, pg_catalog.chr(10));
      when others then
        null;
    end;
  end loop;
  if worked <> '' then
    raise exception using errcode = 'MT003', message = worked;
  end if;
end
$escapes$
