-- What may be done in a data source, beside what its access mode allows.

alter table metatables.data_source
  add column capabilities text[] not null default array[
    'supports_table_registration', 'supports_table_introspection', 'supports_table_ddl', 'supports_compiled_select',
    'supports_compiled_insert', 'supports_compiled_update', 'supports_compiled_upsert', 'supports_compiled_delete',
    'supports_table_migration'],
  add constraint data_source_knows_its_capabilities check (
    capabilities <@ array[
      'supports_table_registration', 'supports_table_introspection', 'supports_table_ddl', 'supports_compiled_select',
      'supports_compiled_insert', 'supports_compiled_update', 'supports_compiled_upsert', 'supports_compiled_delete',
      'supports_table_migration']);
comment on column metatables.data_source.capabilities is
  'What may be done in it; whatever is missing is refused, and nothing else is done in its place.';
comment on column metatables.data_source.storage_access_mode is
  'read_write; read_only refuses all that writes; disabled refuses everything.';
comment on column metatables.data_source.name is
  'Its name; "default" is the database that holds this catalog, and the only one that has a physical database so far.';
