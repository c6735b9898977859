-- What an operation must know about the MetaTables of its scope, in one round trip: ? = their uids.
select m.uid, m.data_source_uid, m.physical_schema, m.physical_table_name, m.provisioning_status, m.revision,
       s.storage_access_mode,
       array(select c ->> 'name' from jsonb_array_elements(m.contract -> 'columns') c) as column_names,
       array(select c ->> 'data_type' from jsonb_array_elements(m.contract -> 'columns') c) as column_types
  from metatables.meta_table m
  join metatables.data_source s on s.uid = m.data_source_uid
 where m.uid = any (?)
