-- Executes statements one by one. Where PostgreSQL refuses one, all are undone, and the answer says which one it was and why.
-- Nobody waits long for a lock, since others wait behind: a foreign key stops the writers of the table that it refers to.
create function pg_temp.metatables_execute(statements text[], out place integer, out state text, out message text)
language plpgsql
set standard_conforming_strings = on
set lock_timeout = '10s'
as $function$
declare
  statement text;
begin
  place := 0;
  foreach statement in array statements loop
    place := place + 1;
    execute statement;
  end loop;
exception when others then
  state := sqlstate;
  message := sqlerrm;
end
$function$;
select place, state, message from pg_temp.metatables_execute(?::text[]);
drop function pg_temp.metatables_execute(text[])
