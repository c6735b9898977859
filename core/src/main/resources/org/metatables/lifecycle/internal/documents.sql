-- The long documents of declared tables, by the digest of the definition: a part of other statements. They are joined where a row is
-- written, and only there, so that nothing has to carry them along.
document as not materialized (
  select d.definition_digest, d.contract::jsonb as contract, d.definition::jsonb as definition
  from (
    select pg_catalog.unnest(?::text[]) as definition_digest, pg_catalog.unnest(?::text[]) as contract,
      pg_catalog.unnest(?::text[]) as definition) d
),
