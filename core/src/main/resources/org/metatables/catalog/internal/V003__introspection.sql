-- What a table looked like when somebody last looked at it: for people who ask why, never for decisions.
alter table metatables.meta_table
  add column introspection_snapshot jsonb check (jsonb_typeof(introspection_snapshot) = 'object'),
  add column introspected_at timestamp with time zone,
  add constraint meta_table_snapshot_has_a_time check ((introspection_snapshot is null) = (introspected_at is null));
comment on column metatables.meta_table.introspection_snapshot is
  'The physical table as it was read back: schema, name, columns, indexes, constraints. Diagnostic only.';
comment on column metatables.meta_table.introspected_at is 'When it was read back.';
