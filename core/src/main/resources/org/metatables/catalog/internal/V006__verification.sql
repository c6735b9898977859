-- What was compared last and found to be as declared, so that a migration with nothing to do need not compare it again.

create table metatables.verification (
  provider_key text primary key,
  declared text not null,
  physical text not null,
  verified_at timestamp with time zone not null default clock_timestamp()
);
comment on table metatables.verification is
  'The last time that all tables of a provider were found to be exactly as declared.';
comment on column metatables.verification.provider_key is 'The provider.';
comment on column metatables.verification.declared is 'The SHA-256 of all that it had declared.';
comment on column metatables.verification.physical is
  'The SHA-256 of all that stood in the database and has to match: where both are unchanged, so is the verdict.';
comment on column metatables.verification.verified_at is 'When they were compared.';

grant select on metatables.verification to public;
