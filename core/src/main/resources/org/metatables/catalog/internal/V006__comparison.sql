-- What was compared last and found to be as declared, so that a migration with nothing to do need not compare it again.

create table metatables.comparison (
  provider_key text primary key,
  declared text not null,
  physical text not null,
  compared_at timestamp with time zone not null default clock_timestamp()
);
comment on table metatables.comparison is
  'The last time that all tables of a provider were found to be exactly as declared.';
comment on column metatables.comparison.provider_key is 'The provider.';
comment on column metatables.comparison.declared is 'The SHA-256 of all that it had declared.';
comment on column metatables.comparison.physical is
  'The SHA-256 of all that stood in the database and has to match: where both are unchanged, so is the verdict.';
comment on column metatables.comparison.compared_at is 'When they were compared.';

grant select on metatables.comparison to public;
