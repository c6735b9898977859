-- The indexes behind the questions that one asks about the catalog: each filter, and the order in which pages come.

-- Pages continue behind the last row that was seen, so the order must be total; it is character by character, as in Java.
create index meta_table_in_order
  on metatables.meta_table (physical_schema collate "C", physical_table_name collate "C", uid);
create index meta_table_identifier on metatables.meta_table (identifier);
create index meta_table_physical_table_name on metatables.meta_table (physical_table_name);
create index meta_table_management_mode on metatables.meta_table (management_mode);
create index meta_table_schema_management_mode on metatables.meta_table (schema_management_mode);
create index meta_table_provisioning_status on metatables.meta_table (provisioning_status);
create index meta_table_labels on metatables.meta_table using gin (labels);

create function metatables.label_text(labels text[]) returns text
language sql immutable parallel safe
return array_to_string(labels, chr(10));
comment on function metatables.label_text(text[]) is 'The labels as one text, a line for each, to look for a part of a label.';
