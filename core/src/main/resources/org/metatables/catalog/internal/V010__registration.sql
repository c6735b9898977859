-- What requests to register say of a table that no other column has room for.
alter table metatables.meta_table
  add column alembic_revision text,
  add column partition_strategy text,
  add constraint meta_table_revision_is_of_alembic
    check (alembic_revision is null or schema_management_mode = 'alembic_managed'),
  add constraint meta_table_strategy_is_of_time_indexed
    check (partition_strategy is null or table_kind = 'time_indexed');
comment on column metatables.meta_table.alembic_revision is
  'The revision that the Python project said the table is at; null where it did not say so.';
comment on column metatables.meta_table.partition_strategy is
  'How the storage of a time-indexed table is to be cut; null and backend_default leave it to the back end.';
