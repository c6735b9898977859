-- What runs with the rights of the catalog's owner, or of an administrator, stays theirs.

-- Whoever may execute a trigger function may make it a trigger of a table of their own, whose rows and types they choose. PostgreSQL
-- asks for this right when a trigger is made, not when it fires, so those who may write the catalog need not have it.
revoke execute on function
  metatables.record_creation(), metatables.record_change(), metatables.record_deletion(), metatables.search_follows()
  from public;

-- An administrator calls it, with a search path that may hold functions of others.
alter function metatables.use_trigrams() set search_path = pg_catalog, pg_temp;
