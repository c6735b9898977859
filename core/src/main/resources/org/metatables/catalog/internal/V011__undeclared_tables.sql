-- Tables whose provider has stopped declaring them, so that their rows may be deleted.
alter table metatables.meta_table add column undeclared_since timestamp with time zone;
comment on column metatables.meta_table.undeclared_since is
  'When a migration of its provider first did not declare the table; null where the last one did, or no provider migrates it.';
