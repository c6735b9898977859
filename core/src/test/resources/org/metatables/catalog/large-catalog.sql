-- Fills a catalog with as many tables as asked for, each of 20 columns: a thousand tables for each team, in 20 schemas.
-- Words repeat as they do in a grown company: few make up the names, many occur in a handful of descriptions.
with words as materialized (
  select
    string_to_array('account,invoice,order,customer,payment,product,price,contract,shipment,warehouse,supplier,ticket,employee,'
      'project,budget,campaign,session,device,sensor,reading,position,portfolio,trade,quote,instrument,branch,region,currency,'
      'document,message', ',') as subjects,
    string_to_array('header,item,limit,history,status,address,note,rule,event,balance,audit,snapshot,assignment,tag,link,'
      'summary,forecast,exception,approval,version', ',') as aspects,
    string_to_array('code,name,amount,currency_code,valid_from,valid_to,created_at,updated_at,comment_text,is_active,quantity,'
      'unit_price,discount_rate,tax_rate,external_reference,source_system,time_zone,latitude,longitude,checksum,iban,'
      'phone_number,postal_code,street_name,house_number,batch_number,serial_number,opened_on,closed_on,due_on', ',')
      as attributes
),
shape as materialized (
  select subject, attribute,
    jsonb_agg(jsonb_build_object('name', c.name, 'data_type', 'string', 'backend_type', 'TEXT', 'nullable', i > 0,
      'primary_key', i = 0, 'unique', false) order by i) as contract_columns,
    jsonb_agg(jsonb_build_object('name', c.name, 'sql_type', 'text', 'data_type', 'string', 'backend_type', 'TEXT')
      || case i when 0 then '{"nullable": false}'::jsonb else '{}' end order by i) as definition_columns
  from words w
  cross join generate_series(0, 29) subject
  cross join generate_series(0, 29) attribute
  cross join generate_series(0, 19) i
  cross join lateral (
    select case when i = 0 then 'uid'
      else w.subjects[1 + (subject + i * 7) % 30] || '_' || w.attributes[1 + (attribute + i) % 30] end as name) c
  group by subject, attribute
),
numbered as (
  select n, w.subjects[1 + n % 30] as subject, w.aspects[1 + n / 30 % 20] as aspect,
    'team_' || lpad((n / 1000)::text, 3, '0') as team, 'area_' || lpad((n % 20)::text, 2, '0') as schema_name,
    s.contract_columns, s.definition_columns,
    -- Twenty thousand words that nobody made up.
    translate(left(md5((n / 5)::text), 8), '0123456789', 'ghijklmnop') as code_word
  from generate_series(0, ? - 1) n
  cross join words w
  join shape s on s.subject = n % 30 and s.attribute = n / 7 % 30
),
named as (
  select *, format('%s__%s_%s_%s', team, subject, aspect, n) as table_name,
    format('%s%s_%s', initcap(subject), initcap(aspect), n) as class_name
  from numbered
)
insert into metatables.meta_table (
  data_source_uid, physical_schema, physical_table_name, identifier, namespace, description, labels, management_mode,
  schema_management_mode, provisioning_status, migration_package, migration_namespace, migration_provider_key, table_kind,
  contract, definition, definition_digest, structure, fingerprint)
select (select uid from metatables.data_source where name = 'default'), schema_name, table_name, team || '.' || class_name, team,
  format('The %s of each %s, known as %s.', aspect, subject, code_word), array[subject, 'tier_' || n % 3], 'platform_managed',
  'liquibase_managed', case when n % 500 = 0 then 'reserved' else 'active' end, team, team, team || ':' || team, 'relational',
  jsonb_build_object(
    'version', 'relational-table.v1',
    'physical', jsonb_build_object('schema', schema_name, 'table_name', table_name),
    'columns', contract_columns,
    'constraints', '[]'::jsonb,
    'authoring', jsonb_build_object('table_model', jsonb_build_object('kind', 'jpa', 'module', team, 'qualname', class_name))),
  jsonb_build_object(
    'format', 'metatables-definitions.v1', 'schema', schema_name, 'table', table_name, 'identifier', team || '.' || class_name, 'namespace', team,
    'authoring', jsonb_build_object('module', team, 'qualname', class_name),
    'columns', definition_columns,
    'primary_key', jsonb_build_object('columns', jsonb_build_array('uid'))),
  md5(table_name), md5(table_name), 'mt_' || md5(table_name)
from named
