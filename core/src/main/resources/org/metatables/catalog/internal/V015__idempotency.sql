-- What became of a write that its caller gave a key, so that the same write sent again is answered and not repeated.

create table metatables.idempotency_key (
  principal text not null,
  key text not null check (length(key) between 1 and 200),
  fingerprint bytea not null check (octet_length(fingerprint) = 32),
  at timestamp with time zone not null default now(),
  result jsonb,
  primary key (principal, key)
);
comment on table metatables.idempotency_key is 'One row for each write with an idempotency key; it commits with the write. Rows older than seven days make room.';
comment on column metatables.idempotency_key.principal is 'Who wrote: keys of others are others.';
comment on column metatables.idempotency_key.key is 'The key that the caller gave.';
comment on column metatables.idempotency_key.fingerprint is 'The SHA-256 of the statement, its parameters, its scope and its limits.';
comment on column metatables.idempotency_key.at is 'When the write was made.';
comment on column metatables.idempotency_key.result is 'What the caller was answered, rows included. Null only while the write is being made.';
create index idempotency_key_at on metatables.idempotency_key (at);

-- A result holds rows of tables that not everybody may read.
revoke all on metatables.idempotency_key from public;

create function metatables.let_keep_idempotency_keys(login name) returns void
language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  execute format('grant select, insert, update, delete on metatables.idempotency_key to %I', login);
end
$$;
comment on function metatables.let_keep_idempotency_keys(name) is
  'Grants the login of governed operations what it needs to keep idempotency keys.';
revoke execute on function metatables.let_keep_idempotency_keys(name) from public;
