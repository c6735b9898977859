-- The schema graph shows the foreign keys that reserved tables declare beside those that the database has. The declarations into
-- a table are found by this index; it holds reserved rows alone, of which there are few.
create index meta_table_declared_references on metatables.meta_table
  using gin ((definition -> 'foreign_keys') jsonb_path_ops)
  where provisioning_status = 'reserved';
comment on index metatables.meta_table_declared_references is 'Which tables the foreign keys of reserved rows refer to.';
